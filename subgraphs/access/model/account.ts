/**
 * Accounts of staff: who they are, their role and unit, and with what they sign in. The subgraph keeps them; the identity
 * service (subgraphs/access/identity) signs in with them, on the same collection.
 */

import type { Role } from '@so-tiem/platform/identity/identity';
import type { Territory, UnitLevel } from '@so-tiem/platform/identity/territory';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { ProposedAccountAction } from '../generated/schema.ts';
import { type LastChange, lastChangeSchema } from './lastChange.ts';

export interface AccountProposal {
  action: ProposedAccountAction;
  /** Of a change: what the account becomes. */
  fields: Partial<Pick<AccountRecord, 'name' | 'email' | 'role' | 'unitLevel' | 'unitCode' | 'place'>>;
  byId: string;
  by: string;
  at: Date;
}

export interface AccountRecord {
  _id: string;
  username: string;
  name: string;
  email: string | null;
  role: Role;
  unitLevel: UnitLevel;
  unitCode: string;
  /** Where the unit lies, so that a list of one's own and below is a range of an index. */
  place: Territory;
  suffixes: string[];
  /** A PHC string, `$argon2id$v=19$m=…`; null until the first sign-in sets it. */
  password: string | null;
  /** For the first sign-in: its keyed digest, and until when it is good. */
  activationCode: { digest: string; until: Date } | null;
  /** Base32 (RFC 4648), of the authenticator app; null until it is set up. */
  authenticatorKey: string | null;
  /** Time step (RFC 6238) of the last code that was used: each is good once. */
  authenticatorStep: number;
  disabled: boolean;
  /** What one administrator wants of the account and a second one has to confirm; null while there is nothing. */
  proposal: AccountProposal | null;
  /** Sessions and tokens from before are over. */
  signedOutAt: Date | null;
  lastSignInAt: Date | null;
  lastChange: LastChange;
  version: number;
  idempotencyKey: string;
}

const territory = { province: String, district: String, commune: String, site: String };

const schema = new Schema<AccountRecord>(
  {
    _id: { type: String, required: true },
    username: { type: String, required: true },
    name: { type: String, required: true },
    email: { type: String, default: null },
    role: { type: String, required: true },
    unitLevel: { type: String, required: true },
    unitCode: { type: String, required: true },
    place: { type: territory, required: true, _id: false },
    suffixes: { type: [String], required: true },
    password: { type: String, default: null },
    activationCode: { type: { digest: String, until: Date }, default: null, _id: false },
    authenticatorKey: { type: String, default: null },
    authenticatorStep: { type: Number, default: 0 },
    disabled: { type: Boolean, default: false },
    proposal: { type: Schema.Types.Mixed, default: null },
    signedOutAt: { type: Date, default: null },
    lastSignInAt: { type: Date, default: null },
    lastChange: { type: lastChangeSchema, required: true, _id: false },
    version: { type: Number, required: true },
    idempotencyKey: { type: String, required: true },
  },
  { collection: 'accounts', versionKey: false, minimize: false }, // a proposal may have no fields
);
seal(schema, { texts: ['email', 'authenticatorKey'], values: ['proposal'] });
schema.index({ username: 1 }, { unique: true });
schema.index({ idempotencyKey: 1 }, { unique: true });
schema.index({ signedOutAt: 1 });
for (const level of Object.keys(territory)) schema.index({ [`place.${level}`]: 1, username: 1 });

export const accounts = (connection: Connection) => connection.model<AccountRecord>('Account', schema);

/** As names are kept and compared. */
export const usernameOf = (typed: string): string => typed.trim().toLowerCase().slice(0, 100);
