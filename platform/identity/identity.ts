/**
 * Who is asking. The gateway checks a person's or program's token and signs a short-lived identity; a subgraph believes
 * that signature and nothing else. Ed25519 (EdDSA, RFC 8037): subgraphs hold only the public key, so none of them can
 * speak for the gateway.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { LRUCache } from 'lru-cache';
import type { Unit } from './territory.ts';

export const IDENTITY_HEADER = 'x-so-tiem-identity';
/** With it a service says, to the gateway only, for whom it asks: an `ActingFor` as JSON in base64. */
export const ACTING_FOR_HEADER = 'x-so-tiem-acting-for';
/** Beside the identity: which request of a client's this belongs to, and from which address that came. Believed with the identity only. */
export const REQUEST_ID_HEADER = 'x-request-id';
export const CLIENT_ADDRESS_HEADER = 'x-so-tiem-client';
/** What a client says that its user is working on, `complaint:ID`: for the audit trail. */
export const TASK_HEADER = 'x-so-tiem-task';
/** In how many milliseconds the caller gives up. */
export const DEADLINE_HEADER = 'x-so-tiem-deadline-ms';
const AUDIENCE = 'so-tiem-subgraphs';
const LIFETIME_S = 60;
const MAX_REMEMBERED = 10_000;

export const ROLES = [
  'HANDLER',
  'CLERK',
  'HEAD_OF_FACILITY',
  'AUTHORITY_OFFICER',
  'POLICE',
  'MINISTRY',
  'AUDITOR',
  'ADMINISTRATOR',
] as const;
export type Role = (typeof ROLES)[number];

export interface Staff {
  kind: 'staff';
  id: string;
  name: string;
  role: Role;
  unit: Unit;
}

/** A part of the system itself, for example the complaints subgraph carrying out a handler's decision. */
export interface Service {
  kind: 'service';
  id: string;
  /** The person on whose behalf; what they may do bounds what is done. */
  actingFor: ActingFor | null;
}

export interface ActingFor extends Staff {
  /** Ids of people whom evidence that the service holds shows them (visibility.ts): the one that their complaint is about. */
  shown?: readonly string[] | undefined;
}

/** An app of a partner, machine to machine. */
export interface Partner {
  kind: 'partner';
  /** Its client id. */
  id: string;
  /** What it may read: those of its token that it is registered with. */
  scopes: readonly string[];
}

export interface Anonymous {
  kind: 'anonymous';
}

export type Identity = Staff | Service | Partner | Anonymous;

export const ANONYMOUS: Anonymous = { kind: 'anonymous' };

/** Signs identities; one signature serves the same caller until half of its life is over. */
export class IdentitySigner {
  readonly #key;
  /** The same caller's identity is mostly the same object, whose text need not be made again. */
  readonly #texts = new WeakMap<Identity, string>();
  readonly #signed = new LRUCache<string, Promise<string>>({ max: MAX_REMEMBERED, ttl: (LIFETIME_S / 2) * 1000 });

  /** @param privateKey PEM, PKCS #8, Ed25519 */
  constructor(privateKey: string) {
    this.#key = createPrivateKey(privateKey);
  }

  sign(identity: Identity): Promise<string> {
    const key = this.#texts.get(identity) ?? JSON.stringify(identity);
    this.#texts.set(identity, key);
    const known = this.#signed.get(key);
    if (known) return known;
    const token = new SignJWT({ identity })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_S}s`)
      .sign(this.#key);
    this.#signed.set(key, token);
    return token;
  }
}

/** `expires`: milliseconds since 1970. */
interface Verified {
  identity: Identity;
  expires: number;
}

/** Checks identities; a token that was checked is believed until it expires. */
export class IdentityVerifier {
  readonly #key;
  readonly #verified = new LRUCache<string, Verified>({ max: MAX_REMEMBERED });

  /** @param publicKey PEM, SPKI, Ed25519 */
  constructor(publicKey: string) {
    this.#key = createPublicKey(publicKey);
  }

  /** The identity, or undefined when the token is missing, forged or expired. */
  async verify(token: string | undefined): Promise<Identity | undefined> {
    if (!token) return undefined;
    const known = this.#verified.get(token);
    if (known && known.expires > Date.now()) return known.identity;
    try {
      const { payload } = await jwtVerify<{ identity: Identity }>(token, this.#key, { audience: AUDIENCE, algorithms: ['EdDSA'] });
      this.#verified.set(token, { identity: payload.identity, expires: (payload.exp ?? 0) * 1000 });
      return payload.identity;
    } catch {
      return undefined;
    }
  }
}

/** Whether the service that acts for a member of staff has said that it shows them this person. */
export const isShown = (identity: Identity, citizenId: string): boolean =>
  identity.kind === 'service' && identity.actingFor?.shown?.includes(citizenId) === true;

/** The member of staff who asks or for whom a service asks. */
export const actingStaff = (identity: Identity): Staff | null =>
  identity.kind === 'staff' ? identity : identity.kind === 'service' ? identity.actingFor : null;
