/** How steps reach a subgraph. */
import type { GraphQLFormattedError } from 'graphql';
import type { ExecutionContext } from './executionContext.ts';
import type { JsonObject } from './json.ts';

export interface SubgraphAnswer {
  data?: JsonObject | null;
  errors?: readonly GraphQLFormattedError[];
}

/**
 * Sends one request to a subgraph.
 * @param body the request as JSON
 * @throws GraphQLError SUBGRAPH_UNAVAILABLE that names the subgraph and nothing else
 */
export type Transport<Context extends ExecutionContext> = (service: string, body: string, context: Context) => Promise<SubgraphAnswer>;
