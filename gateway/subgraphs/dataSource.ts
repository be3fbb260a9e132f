/** Asking a subgraph the stock way, for what is not compiled: over the same connections as everything else. */
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GatewayContext } from '../caller/context.ts';
import type { Transport } from '../execution/transport.ts';

export const subgraphDataSource = (name: string, transport: Transport<GatewayContext>): GraphQLDataSource<GatewayContext> => ({
  async process({ request: { query, variables, operationName }, context }: GraphQLDataSourceProcessOptions<GatewayContext>) {
    // The other kinds of requests, health checks and questions for a schema, are never made by this gateway.
    return await transport(name, JSON.stringify({ query, variables, operationName }), context as GatewayContext);
  },
});
