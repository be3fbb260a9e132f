/** GraphQL over a supergraph: planning, execution and its side of HTTP, the same for the product's own graph and any other. */
import type { IncomingMessage } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { graphqlHandler, type Handler } from '@so-tiem/platform/httpServer';
import type { Logger } from '@so-tiem/platform/logging';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from './context.ts';
import { CompiledGateway } from './execution/compiledGateway.ts';
import { knownOperations } from './knownOperations.ts';
import { subgraphDataSource } from './subgraphDataSource.ts';
import { type SubgraphAddress, subgraphTransport } from './subgraphTransport.ts';

interface Options {
  supergraphSdl: string;
  addressOf: (subgraph: string) => SubgraphAddress;
  contextOf: (request: IncomingMessage) => Promise<GatewayContext>;
  /** What a client is told of an error. */
  formatError: (error: GraphQLFormattedError) => GraphQLFormattedError;
  introspection: boolean;
  /** Longest wait for one answer of one subgraph. */
  timeoutMs: number;
  log: Logger;
}

/** @throws Error when the supergraph is none */
export async function openGraphql(
  options: Options,
): Promise<{ answer: Handler; stop: () => Promise<void>; prepare: (texts: readonly string[]) => Promise<number> }> {
  const { supergraphSdl, addressOf, contextOf, formatError, introspection, timeoutMs, log } = options;
  const transport = subgraphTransport(addressOf, timeoutMs, log);
  const gateway = new CompiledGateway({
    supergraphSdl,
    transport,
    dataSource: ({ name }) => subgraphDataSource(name, transport),
    logger: log,
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    introspection,
    includeStacktraceInErrorResponses: false,
    formatError,
    logger: log,
    plugins: [ApolloServerPluginLandingPageDisabled()],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  return {
    answer: graphqlHandler(apollo, contextOf, knownOperations(gateway, contextOf, formatError)),
    stop: () => apollo.stop(),
    /** One after the other, letting requests in between. @returns how many are ready */
    async prepare(texts) {
      let ready = 0;
      for (const text of texts) {
        await new Promise(setImmediate);
        if (gateway.prepare(text)) ready += 1;
      }
      return ready;
    },
  };
}
