/** The upper limit: one schema that holds everything, on the same server as our gateway, with nothing to plan or fetch. */

import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { scalars } from '@so-tiem/platform/graphql/scalars';
import { graphqlHandler, listen } from '@so-tiem/platform/http/server';
import { buildSchema, type GraphQLScalarType } from 'graphql';
import { makeGraph } from './graphOfObjects.ts';

const [port = 0] = process.argv.slice(2).map(Number);
const schema = buildSchema(readFileSync(new URL('../../generated/api.graphql', import.meta.url), 'utf8'));
for (const [name, scalar] of Object.entries(scalars))
  Object.assign(schema.getType(name) as GraphQLScalarType, { serialize: scalar.serialize });
const apollo = new ApolloServer({ schema, rootValue: makeGraph().root });
await apollo.start();
await listen(
  graphqlHandler(apollo, async () => ({})),
  port,
  '127.0.0.1',
);
process.send?.({ ready: true });
process.on('disconnect', () => process.exit());
