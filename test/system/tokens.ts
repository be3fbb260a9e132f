/** Access tokens for any role and unit, signed with the test system's own key: accounts for all of them would be many. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, type JWK, SignJWT } from 'jose';
import type { SharedSystem } from './sharedSystem.ts';

export async function tokenFor(
  { data, issuer }: Pick<SharedSystem, 'data' | 'issuer'>,
  subject: string,
  claims: Record<string, unknown>,
): Promise<string> {
  const { OIDC_SIGNING_KEYS } = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as { OIDC_SIGNING_KEYS: string };
  const [key] = (JSON.parse(OIDC_SIGNING_KEYS) as { keys: JWK[] }).keys;
  if (!key) throw new Error('no key');
  return await new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', ...(key.kid ? { kid: key.kid } : {}) })
    .setSubject(subject)
    .setIssuer(issuer)
    .setAudience('so-tiem')
    .setExpirationTime('1h')
    .sign(await importJWK(key, 'ES256'));
}
