/** Partner apps as clients of the issuer: an app that is switched off or over is none. */
import { timingSafeEqual } from 'node:crypto';
import { type PartnerAppRecord, partnerApps } from '@so-tiem/access/model/partnerApp';
import { hasEnded } from '@so-tiem/access/rules/partnerInput';
import { dateInVietNam } from '@so-tiem/platform/inputs/calendar';
import { digestOf } from '@so-tiem/platform/storage/encryption/digest';
import type { Connection } from 'mongoose';
import type { AdapterPayload, ClientMetadata } from 'oidc-provider';

/** A client that asks for itself (RFC 6749, 4.4). */
export const program = (client_id: string, credentials: Partial<ClientMetadata>): ClientMetadata => ({
  client_id,
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['client_credentials'],
  response_types: [],
  redirect_uris: [],
  id_token_signed_response_alg: 'ES256',
  ...credentials,
});

/** By client id, as the issuer asks for it. */
export async function findPartner(connection: Connection, id: string): Promise<AdapterPayload | undefined> {
  const app = await partnerApps(connection).findById(id).lean();
  if (!app?.enabled || hasEnded(app, dateInVietNam(new Date()))) return undefined;
  return program(app._id, { scope: app.scopes.join(' '), ...credentialsOf(app) }) as AdapterPayload;
}

/** A secret is kept as a digest, which `isPartnerSecret` compares; the metadata ask for something in its place. */
const credentialsOf = ({ keys, secrets }: PartnerAppRecord): Partial<ClientMetadata> =>
  keys
    ? { token_endpoint_auth_method: 'private_key_jwt', jwks: keys as NonNullable<ClientMetadata['jwks']> }
    : { client_secret: secrets[0]?.digest ?? '' };

/** The newest secret, or the one before while it is still good. */
export async function isPartnerSecret(connection: Connection, id: string, secret: string): Promise<boolean> {
  const app = await partnerApps(connection).findById(id).lean();
  const good = app?.secrets.filter(({ until }) => !until || until > new Date()) ?? [];
  return good.some(({ digest }) => isSame(digest, digestOf(secret)));
}

export const isSame = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
