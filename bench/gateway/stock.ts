/** Apollo's gateway as its manual has it: the stock data source, the standalone server. */

import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';

const [port, supergraph] = process.argv.slice(2);
const server = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl: readFileSync(supergraph ?? '', 'utf8') }) });
await startStandaloneServer(server, { listen: { port: Number(port), host: '127.0.0.1' } });
process.send?.({ ready: true });
process.on('disconnect', () => process.exit());
