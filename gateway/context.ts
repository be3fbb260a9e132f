/** What a request carries through the gateway. */
import type { IncomingMessage } from 'node:http';
import { ACTING_FOR_HEADER, ANONYMOUS, type Identity, type IdentitySigner } from '@so-tiem/platform/identity';
import { GraphQLError } from 'graphql';
import { IssuerUnavailable, readActingFor, type TokenChecker } from './authentication.ts';

export interface GatewayContext {
  identity: Identity;
  /** The identity as the subgraphs are told it, signed. */
  identityToken: string;
}

/** @throws GraphQLError UNAUTHENTICATED (status 401) for a token that is not good, ISSUER_UNAVAILABLE (503) for one that cannot be
 * checked; without a token one is anonymous */
export const contextFor =
  (checker: TokenChecker, signer: IdentitySigner) =>
  async (request: IncomingMessage): Promise<GatewayContext> => {
    const identity = await identify(checker, request).catch(whenIssuerIsAway);
    if (!identity)
      throw new GraphQLError('The access token is not valid, or no longer.', {
        extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
      });
    return { identity, identityToken: await signer.sign(identity) };
  };

function whenIssuerIsAway(error: unknown): never {
  if (!(error instanceof IssuerUnavailable)) throw error;
  throw new GraphQLError('The issuer of access tokens does not answer.', {
    extensions: { code: 'ISSUER_UNAVAILABLE', http: { status: 503 } },
  });
}

async function identify(checker: TokenChecker, request: IncomingMessage): Promise<Identity | undefined> {
  const { authorization } = request.headers;
  if (!authorization) return ANONYMOUS;
  const [scheme, token] = authorization.split(' ');
  const identity = scheme?.toLowerCase() === 'bearer' && token ? await checker.check(token) : undefined;
  const actingFor = request.headers[ACTING_FOR_HEADER];
  if (identity?.kind === 'service' && typeof actingFor === 'string') return { ...identity, actingFor: readActingFor(actingFor) };
  return identity;
}
