/**
 * Who is asking, from outside: an access token (JWT, RFC 9068) of the OpenID Connect issuer, checked against the keys
 * that the issuer publishes. Claims: `sub`, `name`, `role`, `unit_level`, `unit_code`; a part of the
 * system has the role SERVICE, a partner's app PARTNER and a `scope`, and is named by `client_id` (Keycloak: `azp`).
 */

import type { Logger } from '@so-tiem/platform/configuration/logging';
import { type ActingFor, type Identity, ROLES } from '@so-tiem/platform/identity/identity';
import { isRoleOfUnit } from '@so-tiem/platform/identity/roles';
import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';

const unit = z.object({ level: z.enum(['COUNTRY', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'SITE']), code: z.string().min(1).max(20) });
const staffClaims = z
  .object({
    sub: z.string().min(1),
    name: z.string().min(1),
    role: z.enum(ROLES),
    unit_level: unit.shape.level,
    unit_code: unit.shape.code,
  })
  .refine(({ role, unit_level: level, unit_code: code }) => isRoleOfUnit(role, { level, code }), 'a role that its unit does not have');
const programClaims = z.object({
  sub: z.string().min(1),
  role: z.enum(['SERVICE', 'PARTNER']),
  client_id: z.string().optional(),
  azp: z.string().optional(),
  scope: z.string().default(''),
});
const actingForSchema = z
  .object({
    kind: z.literal('staff'),
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    unit,
    shown: z.array(z.string()).max(1).optional(),
  })
  .refine(({ role, unit: of }) => isRoleOfUnit(role, of));

const MAX_CHECKED = 10_000;

/** What a token says. */
export interface Checked {
  identity: Identity;
  /** Seconds since 1970. */
  issuedAt: number;
}

/** The issuer's keys cannot be had now, so no token can be checked. */
export class IssuerUnavailable extends Error {}

export class TokenChecker {
  readonly #options: { issuer: string; discoveryUrl?: string | undefined; audience: string; log: Logger };
  readonly #checked = new LRUCache<string, { said: Checked; expires: number }>({ max: MAX_CHECKED });
  #keys: Promise<JWTVerifyGetKey> | undefined;

  constructor(options: { issuer: string; discoveryUrl?: string | undefined; audience: string; log: Logger }) {
    this.#options = options;
  }

  /**
   * What it says, or undefined for a token that is forged, expired, meant for another audience, or without our claims.
   * @throws IssuerUnavailable when its keys are not known and cannot be had
   */
  async check(token: string): Promise<Checked | undefined> {
    const known = this.#checked.get(token);
    if (known && known.expires > Date.now()) return known.said;
    try {
      const { payload } = await jwtVerify(token, await this.#issuerKeys(), {
        issuer: this.#options.issuer,
        audience: this.#options.audience,
        requiredClaims: ['exp'],
        algorithms: ['ES256', 'RS256', 'PS256', 'EdDSA'],
      });
      const identity = readClaims(payload);
      if (!identity) return undefined;
      const said = { identity, issuedAt: payload.iat ?? 0 };
      this.#checked.set(token, { said, expires: (payload.exp ?? 0) * 1000 });
      return said;
    } catch (error) {
      // A token that cannot be checked now is not a bad one: an outage of the issuer signs no one out.
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
        this.#options.log.warn({ err: error }, 'issuer does not answer');
        throw new IssuerUnavailable('the issuer does not answer');
      }
      return undefined;
    }
  }

  #issuerKeys(): Promise<JWTVerifyGetKey> {
    this.#keys ??= this.#discover().catch((error) => {
      this.#keys = undefined; // asked again with the next token
      throw error;
    });
    return this.#keys;
  }

  async #discover(): Promise<JWTVerifyGetKey> {
    const answer = await fetch(this.#options.discoveryUrl ?? `${this.#options.issuer}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5000),
    });
    if (!answer.ok) throw new Error(`discovery: status ${answer.status}`);
    const { jwks_uri } = z.object({ jwks_uri: z.url() }).parse(await answer.json());
    return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: 5000, cooldownDuration: 10_000 });
  }
}

function readClaims(payload: unknown): Identity | undefined {
  const program = programClaims.safeParse(payload);
  if (program.success) {
    const { sub, role, client_id, azp, scope } = program.data;
    if (role === 'SERVICE') return { kind: 'service', id: sub, actingFor: null };
    return { kind: 'partner', id: client_id ?? azp ?? sub, scopes: scope.split(' ').filter(Boolean) };
  }
  const staff = staffClaims.safeParse(payload);
  if (!staff.success) return undefined;
  const { sub, name, role, unit_level, unit_code } = staff.data;
  return { kind: 'staff', id: sub, name, role, unit: { level: unit_level, code: unit_code } };
}

/** For whom a service asks; undefined when the header is not what a service of ours sends. */
export function readActingFor(header: string): ActingFor | undefined {
  try {
    return actingForSchema.parse(JSON.parse(Buffer.from(header, 'base64').toString('utf8')));
  } catch {
    return undefined;
  }
}
