/** Access tokens signed with the test system's own key: for any role and unit, as accounts for all of them would be many. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importJWK, type JWK, SignJWT } from 'jose';
import { theDemoAccounts } from '../../seed/accounts.ts';
import type { SharedSystem } from './sharedSystem.ts';

/**
 * Of a demo account, as if it had signed in: signing in takes its time, and an authenticator's code is good once.
 * @param subject another one, for a test that signs out whom it asks as
 */
export async function tokenOf(
  system: Pick<SharedSystem, 'data' | 'issuer'>,
  username: string,
  subject = `demo-${username}`,
): Promise<string> {
  const account = theDemoAccounts().find((each) => each.username === username);
  if (!account) throw new Error(`no account ${username}`);
  const { name, role, unit } = account;
  return await tokenFor(system, subject, { name, role, unit_level: unit.level, unit_code: unit.code });
}

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
    .setIssuedAt()
    .setIssuer(issuer)
    .setAudience('so-tiem')
    .setExpirationTime('1h')
    .sign(await importJWK(key, 'ES256'));
}
