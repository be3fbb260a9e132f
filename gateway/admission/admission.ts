/**
 * May this request run, and now? In the order of what it costs to say no: how often its sender has asked, whether the operation is known
 * by its hash or may be any, how much its text asks, and whether it can be answered in time. What it costs with its variables is told
 * when it is compiled.
 */
import type { IncomingMessage } from 'node:http';
import { type Arrival, type GraphqlReply, type GraphqlRequest, statusOfRefusal } from '@so-tiem/platform/http/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { callerOf, type GatewayContext } from '../caller/context.ts';
import type { PartnerCalls } from '../caller/partnerCalls.ts';
import { isObject } from '../execution/json.ts';
import { checkDocument, checkLength, type Operations, peopleAskedFor, type RootField } from '../operations/documentLimits.ts';
import { limitExceeded } from '../operations/limits.ts';
import { notInList, type PersistedOperations } from '../operations/persistedOperations.ts';
import { type AdmissionQueue, Busy } from './admissionQueue.ts';
import { rankOf } from './priority.ts';
import type { RateLimits } from './rateLimits.ts';
import { RetryAfter } from './retryAfter.ts';

interface Options {
  operations: PersistedOperations;
  /** Answered to services alone. */
  serviceOperations: PersistedOperations;
  /** Others than those are refused, unless the sender is an app that may send them. */
  onlyKnown: boolean;
  rates: RateLimits;
  calls: PartnerCalls;
  door: AdmissionQueue;
  contextOf: (request: IncomingMessage) => Promise<GatewayContext>;
  addressOf: (request: IncomingMessage) => string;
  formatError: (error: GraphQLFormattedError) => GraphQLFormattedError;
}

const MAX_CHARACTERS = 10_000_000;

export interface Admission {
  /** Before the body is read, since reading it costs more than to say no. */
  arrives: (request: IncomingMessage) => Promise<Arrival>;
  /** A refusal; undefined for a request that may go on, whose operation then stands in it as text. */
  admits: (asked: GraphqlRequest) => Promise<GraphqlReply | undefined>;
}

export function admission(options: Options): Admission {
  const { operations, serviceOperations, onlyKnown, rates, calls, door, contextOf, addressOf, formatError } = options;
  /** Texts that were looked at before, and what they ask. */
  const within = new LRUCache<string, Operations>({ maxSize: MAX_CHARACTERS, sizeCalculation: (_, text) => text.length });

  const look = async (asked: GraphqlRequest, context: GatewayContext | undefined) => {
    const app = context?.app;
    if (app) await rates.takeOfMinute(app);
    const list = app?.operations ?? (context?.identity.kind === 'service' ? serviceOperations : operations);
    checkLength(textOf(asked) ?? '');
    list.unfold(asked);
    const text = textOf(asked);
    if (text === undefined) return;
    if ((app ? !app.anyOperation : onlyKnown) && !list.has(text)) throw notInList();
    let operationsOf = within.get(text);
    if (!operationsOf) {
      operationsOf = checkDocument(text);
      within.set(text, operationsOf);
    }
    const people = app ? peopleAskedFor(operationsOf, operationNameOf(asked), variablesOf(asked)) : 0;
    if (app) await rates.takePeople(app, people);
    if (context?.identity.kind === 'anonymous')
      for (const fields of operationsOf.mutations.values()) if (fields.length > 1) throw limitExceeded('mutations', fields.length);
    try {
      if (context) await enter(asked, context, operationsOf);
    } catch (error) {
      if (app && error instanceof Busy) rates.giveBack(app, people);
      throw error;
    }
  };

  const enter = async (asked: GraphqlRequest, context: GatewayContext, { mutations, queries }: Operations) => {
    const name = operationNameOf(asked);
    const isNamed = mutations.has(name) || queries.has(name);
    const fieldsOf = (of: Operations['queries']): readonly RootField[] => (isNamed ? (of.get(name) ?? []) : [...of.values()].flat());
    const root = { mutations: fieldsOf(mutations), queries: fieldsOf(queries) };
    const rank = rankOf(context, root, variablesOf(asked));
    if (!rank) return;
    asked.made = await door.enter(rank, callerOf(context), context.isGone);
  };

  const arrives = async (request: IncomingMessage): Promise<Arrival> => {
    const { context } = await senderOf(contextOf, request);
    const isKnown = context !== undefined && context.identity.kind !== 'anonymous';
    if (context?.app) return { isKnown }; // whose refusals are counted by operation
    try {
      await rates.take(context, addressOf(request));
      return { isKnown };
    } catch (error) {
      return { refused: refusal(error, request, formatError), isKnown };
    }
  };

  const admits = async (asked: GraphqlRequest) => {
    const { context, appId, refusedAs } = await senderOf(contextOf, asked.request);
    const counted = (outcome: string) => appId && calls.count(appId, operationName(asked), outcome);
    try {
      await look(asked, context);
      counted(refusedAs ?? 'ANSWERED');
      return undefined;
    } catch (error) {
      counted(codeOf(error));
      return refusal(error, asked.request, formatError);
    }
  };
  return { arrives, admits };
}

interface Caller {
  context?: GatewayContext;
  /** Of a partner's app, admitted or not. */
  appId?: string | undefined;
  refusedAs?: string;
}

/** A token that is not good, or cannot be checked, is refused where it is answered; its sender counts by their address. */
const senderOf = (contextOf: Options['contextOf'], request: IncomingMessage): Promise<Caller> =>
  contextOf(request).then(
    (context) => ({ context, appId: context.app?.id }),
    (error) =>
      error instanceof GraphQLError && error.extensions['app'] ? { appId: String(error.extensions['app']), refusedAs: codeOf(error) } : {},
  );

const codeOf = (error: unknown): string =>
  error instanceof RetryAfter ? error.code : error instanceof GraphQLError ? String(error.extensions['code']) : 'INTERNAL_SERVER_ERROR';

const operationNameOf = ({ body, url }: GraphqlRequest): string => {
  const name = isObject(body) ? body['operationName'] : url.searchParams.get('operationName');
  return typeof name === 'string' ? name : '';
};

function variablesOf({ body, url }: GraphqlRequest): Record<string, unknown> {
  if (isObject(body)) return isObject(body['variables']) ? body['variables'] : {};
  try {
    const variables: unknown = JSON.parse(url.searchParams.get('variables') ?? '{}');
    return isObject(variables) ? variables : {};
  } catch {
    return {}; // that they are none is said where they are answered
  }
}

/** As the client names it; enough to tell its calls apart. */
function operationName(asked: GraphqlRequest): string {
  const given = isObject(asked.body) ? asked.body['operationName'] : undefined;
  const name = typeof given === 'string' ? given : /\bquery\s+(\w+)/.exec(textOf(asked) ?? '')?.[1];
  return name?.slice(0, 100) || 'unnamed';
}

function textOf({ request, url, body }: GraphqlRequest): string | undefined {
  if (request.method === 'GET') return url.searchParams.get('query') ?? undefined;
  const text = isObject(body) ? body['query'] : undefined;
  return typeof text === 'string' ? text : undefined;
}

function refusal(error: unknown, { headers }: IncomingMessage, formatError: Options['formatError']): GraphqlReply {
  if (error instanceof RetryAfter) {
    const { status, message, code, retryAfterS } = error;
    return reply(status, { message, extensions: { code } }, { 'retry-after': String(retryAfterS) });
  }
  if (!(error instanceof GraphQLError)) throw error;
  return reply(statusOfRefusal(headers.accept), formatError(error.toJSON()));
}

const reply = (status: number, error: GraphQLFormattedError, headers: Record<string, string> = {}): GraphqlReply => ({
  status,
  body: JSON.stringify({ errors: [error] }),
  headers,
});
