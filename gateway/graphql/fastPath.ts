/**
 * The short way through the gateway: an operation that was parsed, validated and answered before, asked again in the plainest
 * form (a POST of JSON), goes straight to its compiled plan. Everything else, and everything that may end in an error of the
 * request, goes the whole way through Apollo Server, which also is how an operation becomes known.
 */
import type { IncomingMessage } from 'node:http';
import type { GraphqlReply, GraphqlRequest } from '@so-tiem/platform/http/server';
import type { GraphQLFormattedError } from 'graphql';
import type { GatewayContext } from '../caller/context.ts';
import { type CompiledGateway, runOperation } from '../execution/compiledGateway.ts';
import { isObject } from '../execution/json.ts';

/** @param contextOf who is asking; its errors are told by Apollo Server, which asks again */
export const fastPath =
  (
    gateway: CompiledGateway<GatewayContext>,
    contextOf: (request: IncomingMessage) => Promise<GatewayContext>,
    formatError: (error: GraphQLFormattedError) => GraphQLFormattedError,
  ) =>
  async ({ request, body }: GraphqlRequest): Promise<GraphqlReply | undefined> => {
    if (!isPlain(request) || !isObject(body)) return undefined;
    const { query, operationName = null, variables = null, ...rest } = body;
    if (typeof query !== 'string' || Object.keys(rest).length) return undefined;
    if (operationName !== null && typeof operationName !== 'string') return undefined;
    if (variables !== null && !isObject(variables)) return undefined;
    const operation = gateway.known(query, operationName ?? undefined, variables ?? {});
    const context = operation && (await contextOf(request).catch(() => undefined));
    if (!operation || !context) return undefined;
    // From here on the answer is ours, whatever happens: a mutation must not be made a second time.
    const { data, errors, extensions } = await runOperation(operation, variables ?? {}, context);
    const answer = {
      ...(errors ? { errors: errors.map((error) => formatError(error.toJSON())) } : {}),
      data,
      ...(extensions ? { extensions } : {}),
    };
    return { status: 200, body: JSON.stringify(answer) };
  };

/** JSON in, JSON out; another media type is answered by Apollo Server's negotiation. */
function isPlain({ method, headers }: IncomingMessage): boolean {
  const accept = headers.accept ?? '*/*';
  return (
    method === 'POST' &&
    /^application\/json(; *charset=utf-8)?$/i.test(headers['content-type'] ?? '') &&
    (accept === '*/*' || accept === 'application/json') &&
    headers['content-encoding'] === undefined
  );
}
