/**
 * May this request run? In the order of what it costs to say no: how often its sender has asked, whether the operation is known
 * by its hash or may be any, and how much its text asks. What it costs with its variables is told when it is compiled.
 */
import type { IncomingMessage } from 'node:http';
import { type GraphqlReply, type GraphqlRequest, statusOfRefusal } from '@so-tiem/platform/httpServer';
import type { Identity } from '@so-tiem/platform/identity';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GatewayContext } from './context.ts';
import { isObject } from './execution/json.ts';
import { checkDocument } from './limits/documentLimits.ts';
import { notInList, type PersistedOperations } from './persistedOperations.ts';
import { RateLimited, type RateLimits } from './rateLimits.ts';

interface Options {
  operations: PersistedOperations;
  /** Others than those are refused. */
  onlyKnown: boolean;
  rates: RateLimits;
  contextOf: (request: IncomingMessage) => Promise<GatewayContext>;
  addressOf: (request: IncomingMessage) => string;
  formatError: (error: GraphQLFormattedError) => GraphQLFormattedError;
}

const MOST_CHARACTERS = 10_000_000;

/** @returns a refusal; undefined for a request that may go on, whose operation then stands in it as text */
export function admission(options: Options): (asked: GraphqlRequest) => Promise<GraphqlReply | undefined> {
  const { operations, onlyKnown, rates, contextOf, addressOf, formatError } = options;
  /** Texts that were looked at before. */
  const within = new LRUCache<string, true>({ maxSize: MOST_CHARACTERS, sizeCalculation: (_, text) => text.length });
  return async (asked) => {
    try {
      const identity = await identityOf(contextOf, asked.request);
      await rates.take(identity, addressOf(asked.request));
      operations.unfold(asked);
      const text = textOf(asked);
      if (text === undefined) return undefined;
      if (onlyKnown && !mayAskAnything(identity) && !operations.has(text)) throw notInList();
      if (within.get(text)) return undefined;
      checkDocument(text);
      within.set(text, true);
      return undefined;
    } catch (error) {
      return refusal(error, asked.request, formatError);
    }
  };
}

/** A token that is not good, or cannot be checked, is told of by whoever answers; its sender counts by their address. */
const identityOf = (contextOf: Options['contextOf'], request: IncomingMessage): Promise<Identity | undefined> =>
  contextOf(request).then(
    ({ identity }) => identity,
    () => undefined,
  );

const mayAskAnything = (identity: Identity | undefined): boolean => identity?.kind === 'partner' && identity.anyOperation;

function textOf({ request, url, body }: GraphqlRequest): string | undefined {
  if (request.method === 'GET') return url.searchParams.get('query') ?? undefined;
  const text = isObject(body) ? body['query'] : undefined;
  return typeof text === 'string' ? text : undefined;
}

function refusal(error: unknown, { headers }: IncomingMessage, formatError: Options['formatError']): GraphqlReply {
  if (error instanceof RateLimited)
    return reply(429, { message: error.message, extensions: { code: 'RATE_LIMITED' } }, { 'retry-after': String(error.retryAfterS) });
  if (!(error instanceof GraphQLError)) throw error;
  return reply(statusOfRefusal(headers.accept), formatError(error.toJSON()));
}

const reply = (status: number, error: GraphQLFormattedError, headers: Record<string, string> = {}): GraphqlReply => ({
  status,
  body: JSON.stringify({ errors: [error] }),
  headers,
});
