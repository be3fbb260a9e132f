/** GraphQL over a supergraph: planning, execution and its side of HTTP, the same for the product's own graph and any other. */
import type { IncomingMessage } from 'node:http';
import { ApolloServer, type ApolloServerPlugin, type GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from '@so-tiem/platform/configuration/logging';
import { graphqlHandler, type Handler, statusOfRefusal } from '@so-tiem/platform/http/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Admission } from '../admission/admission.ts';
import type { GatewayContext } from '../caller/context.ts';
import { CompiledGateway, runOperation } from '../execution/compiledGateway.ts';
import type { JsonObject } from '../execution/json.ts';
import { costLimit } from '../operations/operationCost.ts';
import { subgraphDataSource } from '../subgraphs/dataSource.ts';
import { type SubgraphAddress, subgraphTransport } from '../subgraphs/transport.ts';
import { fastPath } from './fastPath.ts';

interface Options {
  supergraphSdl: string;
  addressOf: (subgraph: string, context: GatewayContext) => SubgraphAddress;
  contextOf: (request: IncomingMessage) => Promise<GatewayContext>;
  /** What a client is told of an error. */
  formatError: (error: GraphQLFormattedError) => GraphQLFormattedError;
  /** Unless given, every request may run. */
  admission?: Admission | undefined;
  /** Introspection is answered, and errors suggest names. */
  showSchema: boolean;
  /** Longest wait for one answer of one subgraph. */
  timeoutMs: number;
  log: Logger;
}

export interface Graphql {
  answer: Handler;
  /** Plans operations before they are asked. @returns how many are ready */
  prepare: (texts: readonly string[]) => Promise<number>;
  /** For the gateway's own pages: one of the operations that were prepared. @throws Error when any part of the answer is missing */
  ask: <Data>(text: string, variables: JsonObject, context: GatewayContext) => Promise<Data>;
  stop: () => Promise<void>;
}

/** @throws Error when the supergraph is none */
export async function openGraphql(options: Options): Promise<Graphql> {
  const { supergraphSdl, addressOf, contextOf, formatError, admission, showSchema, timeoutMs, log } = options;
  const transport = subgraphTransport(addressOf, timeoutMs, log);
  const gateway = new CompiledGateway<GatewayContext>({
    supergraphSdl,
    transport,
    dataSource: ({ name }) => subgraphDataSource(name, transport),
    logger: log,
    costLimit: admission && costLimit(supergraphSdl),
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    introspection: showSchema,
    hideSchemaDetailsFromClientErrors: !showSchema,
    persistedQueries: false, // the list of them is not the clients' to write
    includeStacktraceInErrorResponses: false,
    formatError,
    logger: log,
    plugins: [ApolloServerPluginLandingPageDisabled(), statusByMediaType()],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const answerKnown = fastPath(gateway, contextOf, formatError);
  return {
    answer: graphqlHandler(
      apollo,
      contextOf,
      async (asked) => (await admission?.admits(asked)) ?? (await answerKnown(asked)),
      admission?.arrives,
    ),
    stop: () => apollo.stop(),
    // One after the other, letting requests in between.
    async prepare(texts) {
      let ready = 0;
      for (const text of texts) {
        await new Promise(setImmediate);
        if (gateway.prepare(text)) ready += 1;
      }
      return ready;
    },
    async ask<Data>(text: string, variables: JsonObject, context: GatewayContext) {
      gateway.prepare(text);
      const operation = gateway.known(text, undefined, variables);
      if (!operation) throw new Error('not an operation of this graph, or not with these variables');
      const { data, errors } = await runOperation(operation, variables, context);
      if (errors?.length) throw new AggregateError(errors, 'the graph does not answer');
      return data as Data;
    },
  };
}

/** The request is well formed, what it asks is not. */
const OPERATION_AT_FAULT = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT', 'LIMIT_EXCEEDED']);

/**
 * A client that asks for plain JSON is answered with status 200 whatever is wrong with its operation; one that asks for GraphQL's
 * own media type is told by the status (GraphQL over HTTP, 6.4).
 */
function statusByMediaType(): ApolloServerPlugin<GatewayContext> {
  const willSendResponse = async ({ request, response }: GraphQLRequestContextWillSendResponse<GatewayContext>) => {
    const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined;
    if (response.http.status === 400 && errors?.every(({ extensions }) => OPERATION_AT_FAULT.has(extensions?.['code'])))
      response.http.status = statusOfRefusal(request.http?.headers.get('accept'));
  };
  return { requestDidStart: async () => ({ willSendResponse }) };
}
