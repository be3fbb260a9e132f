/** What a subgraph says went wrong, as errors of the whole answer. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { ResponsePath } from './run.ts';

/** @param path where in the whole answer; undefined where that cannot be told */
export function subgraphError(error: GraphQLFormattedError, service: string, path: ResponsePath | undefined): GraphQLError {
  return new GraphQLError(error.message || `Error while fetching subquery from service "${service}"`, {
    ...(path ? { path } : {}),
    extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...error.extensions, serviceName: service },
  });
}
