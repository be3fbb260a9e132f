/** What a request carries through the gateway. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  ACTING_FOR_HEADER,
  ANONYMOUS,
  DEADLINE_HEADER,
  type Identity,
  type IdentitySigner,
  TASK_HEADER,
} from '@so-tiem/platform/identity/identity';
import { GraphQLError } from 'graphql';
import type { ExecutionContext } from '../execution/executionContext.ts';
import type { RegisteredApp, Registry } from './appRegistry.ts';
import { IssuerUnavailable, readActingFor, type TokenChecker } from './authentication.ts';

export interface GatewayContext extends ExecutionContext {
  identity: Identity;
  /** Of a partner's app: what it may. */
  app?: RegisteredApp;
  /** The identity as the subgraphs are told it, signed. */
  identityToken: string;
  /** From where it came. */
  address: string;
  /** What the caller says that they are working on; empty when they do not. */
  task: string;
  /** Of the token, seconds since 1970; 0 without one. */
  issuedAt: number;
}

/** Where callers are not told apart, and wait as long as it takes: any other graph than the product's own (standalone.ts). */
export const UNNAMED: GatewayContext = {
  identity: ANONYMOUS,
  identityToken: '',
  batchKey: '',
  requestId: '',
  address: '',
  task: '',
  issuedAt: 0,
  deadline: Number.POSITIVE_INFINITY,
  isGone: () => false,
};

/** By which callers are told apart where each gets a share: the account, the app, and of who has neither the address. */
export const callerOf = ({ identity, address }: Pick<GatewayContext, 'identity' | 'address'>): string =>
  identity.kind === 'anonymous' ? `anonymous ${address}` : `${identity.kind} ${identity.id}`;

/** For the whole of an answer; the pages give up after 20 s. */
const ANSWERED_WITHIN_MS = 15_000;

/**
 * The same context for the same request, however often it is asked for.
 * @throws GraphQLError UNAUTHENTICATED (status 401) for a token that is not good, ISSUER_UNAVAILABLE (503) for one that cannot
 * be checked, APP_… (403) for an app that is not admitted; without a token one is anonymous
 */
export function contextFor(
  checker: TokenChecker,
  registry: Registry,
  signer: IdentitySigner,
  addressOf: (request: IncomingMessage) => string,
): (request: IncomingMessage) => Promise<GatewayContext> {
  const contexts = new WeakMap<IncomingMessage, Promise<GatewayContext>>();
  const make = async (request: IncomingMessage): Promise<GatewayContext> => {
    const { socket } = request;
    const caller = await identify(checker, registry, request).catch(whenIssuerIsAway);
    if (!caller)
      throw new GraphQLError('The access token is not valid, or no longer.', {
        extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
      });
    const [identityToken, address, task] = [await signer.sign(caller.identity), addressOf(request), taskOf(request)];
    return {
      ...caller,
      identityToken,
      // A subgraph answers by the identity; the address and the task stand in its access log.
      batchKey: `${identityToken} ${address} ${task}`,
      requestId: requestIdOf(request),
      address,
      task,
      deadline: performance.now() + withinMs(caller.identity, request),
      isGone: () => socket.destroyed,
    };
  };
  return (request) => {
    const known = contexts.get(request);
    if (known) return known;
    const made = make(request);
    contexts.set(request, made);
    return made;
  };
}

/** Of the system's parts, which ask on behalf of another request, no longer than that one is waited for. */
function withinMs({ kind }: Identity, { headers }: IncomingMessage): number {
  const said = kind === 'service' ? Number(headers[DEADLINE_HEADER]) : Number.NaN;
  return said > 0 ? Math.min(said, ANSWERED_WITHIN_MS) : ANSWERED_WITHIN_MS;
}

const requestIds = new WeakMap<IncomingMessage, string>();

/** Made here, whatever the client sends: it names the request on the trail, where two must not bear one name. */
export function requestIdOf(request: IncomingMessage): string {
  const id = requestIds.get(request) ?? randomUUID();
  requestIds.set(request, id);
  return id;
}

function taskOf({ headers }: IncomingMessage): string {
  const given = headers[TASK_HEADER];
  return typeof given === 'string' && /^[a-z]{1,20}:[\w.-]{1,64}$/.test(given) ? given : '';
}

function whenIssuerIsAway(error: unknown): never {
  if (!(error instanceof IssuerUnavailable)) throw error;
  throw new GraphQLError('The issuer of access tokens does not answer.', {
    extensions: { code: 'ISSUER_UNAVAILABLE', http: { status: 503 } },
  });
}

type Caller = Pick<GatewayContext, 'identity' | 'app' | 'issuedAt'>;

async function identify(checker: TokenChecker, registry: Registry, { headers }: IncomingMessage): Promise<Caller | undefined> {
  const { authorization } = headers;
  if (!authorization) return { identity: ANONYMOUS, issuedAt: 0 };
  const [scheme, token] = authorization.split(' ');
  const said = scheme?.toLowerCase() === 'bearer' && token ? await checker.check(token) : undefined;
  if (!said) return undefined;
  const { identity, issuedAt } = said;
  switch (identity.kind) {
    case 'staff':
      return registry.isSignedOut(identity.id, issuedAt) ? undefined : { identity, issuedAt };
    case 'partner': {
      const app = await registry.app(identity.id);
      return { identity: { ...identity, scopes: identity.scopes.filter((scope) => app.scopes.includes(scope)) }, app, issuedAt };
    }
    case 'service': {
      const said = headers[ACTING_FOR_HEADER];
      if (said === undefined) return { identity, issuedAt };
      // A caller that cannot be read is not the system, which may do more than all others.
      const actingFor = readActingFor(String(said));
      return actingFor && { identity: { ...identity, actingFor }, issuedAt };
    }
    default:
      return { identity, issuedAt };
  }
}
