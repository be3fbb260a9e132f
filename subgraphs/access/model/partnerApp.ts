/** Partner apps: who they are, how they prove it, and what each may ask, how often and until when. */
import { type Connection, Schema } from 'mongoose';
import type { PartnerScope } from '../rules/partnerInput.ts';
import { type LastChange, lastChangeSchema } from './lastChange.ts';

/** An operation that an app may send. */
export interface AllowedOperation {
  name: string;
  text: string;
}

export interface PartnerAppRecord {
  /** The client id. */
  _id: string;
  name: string;
  contactEmail: string;
  scopes: PartnerScope[];
  /** Operations of its own making, and not only those that are listed. */
  anyOperation: boolean;
  operations: AllowedOperation[];
  ratePerMinute: number;
  dailyQuota: number;
  /** Last day, in Viet Nam; null for no end. */
  expiresOn: string | null;
  enabled: boolean;
  /** Keyed digests; the newest first, the one before it until its replacement had time to reach the app. */
  secrets: { digest: string; until: Date | null }[];
  /** Public keys (JSON Web Key Set) of an app that signs assertions (private_key_jwt). */
  keys: { keys: Record<string, unknown>[] } | null;
  /** Null where the name alone is on record. */
  registeredById: string | null;
  registeredBy: string;
  registeredAt: Date;
  lastChange: LastChange;
  version: number;
  idempotencyKey: string;
}

const schema = new Schema<PartnerAppRecord>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    contactEmail: { type: String, required: true },
    scopes: { type: [String], required: true },
    anyOperation: { type: Boolean, required: true },
    operations: { type: [{ name: String, text: String }], required: true, _id: false },
    ratePerMinute: { type: Number, required: true },
    dailyQuota: { type: Number, required: true },
    expiresOn: { type: String, default: null },
    enabled: { type: Boolean, required: true },
    secrets: { type: [{ digest: String, until: Date }], required: true, _id: false },
    keys: { type: Schema.Types.Mixed, default: null },
    registeredById: { type: String, default: null },
    registeredBy: { type: String, required: true },
    registeredAt: { type: Date, required: true },
    lastChange: { type: lastChangeSchema, required: true, _id: false },
    version: { type: Number, required: true },
    idempotencyKey: { type: String, required: true },
  },
  { collection: 'partner_apps', versionKey: false },
);
schema.index({ idempotencyKey: 1 }, { unique: true });

export const partnerApps = (connection: Connection) => connection.model<PartnerAppRecord>('PartnerApp', schema);
