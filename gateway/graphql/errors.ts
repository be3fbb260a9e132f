/** What a client is told of a failure: the code, the field, the limit, and where a subgraph is down its name. Nothing else. */
import type { GraphQLFormattedError } from 'graphql';

const MASKED = 'Internal server error';

export function formatError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { code, field, reason, details, subgraph, serviceName, limit, max, actual } = formatted.extensions ?? {};
  const shown = {
    code: code ?? 'INTERNAL_SERVER_ERROR',
    ...(field ? { field } : {}),
    ...(reason ? { reason } : {}),
    ...(details ? { details } : {}),
    ...(limit ? { limit, max, actual } : {}),
    ...(subgraph || serviceName ? { subgraph: subgraph ?? serviceName } : {}),
  };
  const message = shown.code === 'INTERNAL_SERVER_ERROR' ? MASKED : formatted.message;
  return {
    message,
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: shown,
  };
}
