/** Focal contacts of offices. Nothing is deleted: a contact that has left has a last day. */

import { dateInVietNam } from '@so-tiem/platform/inputs/calendar';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { ContactProblem, ContactResponsibility } from '../generated/schema.ts';

export interface ContactRecord {
  _id: string;
  officeCode: string;
  /** rules/offices.ts: by office, from the top of the tree. */
  place: string;
  fullName: string;
  title: string;
  department: string | null;
  /** E.164; as it came where it is malformed. */
  mobilePhone: string;
  email: string;
  responsibilities: ContactResponsibility[];
  validFrom: string;
  validTo: string | null;
  /** Never: rules/offices.ts. */
  confirmedAt: Date;
  /** Of the account or the contact; null also where the name alone is on record. */
  confirmedById: string | null;
  confirmedBy: string | null;
  problems: ContactProblem[];
  suffixes: string[];
  version: number;
  idempotencyKey: string;
}

/** Named to those who ask by it: most contacts have no end, and an engine that begins there reads them all. */
export const OF_OFFICE = 'officeCode_1';

const schema = new Schema<ContactRecord>(
  {
    _id: { type: String, required: true },
    officeCode: { type: String, required: true },
    place: { type: String, required: true },
    fullName: { type: String, required: true },
    title: { type: String, required: true },
    department: { type: String, default: null },
    mobilePhone: { type: String, required: true },
    email: { type: String, required: true },
    responsibilities: { type: [String], required: true },
    validFrom: { type: String, required: true },
    validTo: { type: String, default: null },
    confirmedAt: { type: Date, required: true },
    confirmedById: { type: String, default: null },
    confirmedBy: { type: String, default: null },
    problems: { type: [String], required: true },
    suffixes: { type: [String], required: true },
    version: { type: Number, required: true },
    idempotencyKey: { type: String, required: true },
  },
  { collection: 'contacts', versionKey: false },
);
seal(schema, { texts: ['mobilePhone', 'email'] });
schema.index({ place: 1 }, { unique: true });
schema.index({ officeCode: 1 });
schema.index({ mobilePhone: 1 });
schema.index({ email: 1 });
schema.index({ problems: 1, place: 1 });
schema.index({ suffixes: 1 }, { name: 'suffixes' });
schema.index({ validFrom: 1 });
schema.index({ validTo: 1 });
schema.index({ idempotencyKey: 1 }, { unique: true });

export const contacts = (connection: Connection) => connection.model<ContactRecord>('Contact', schema);

/** Conditions: valid on a day; and not yet over, though it may begin later. */
export const validOn = (day: string) => ({ validFrom: { $lte: day }, ...notEnded(day) });
export const notEnded = (day: string) => ({ $or: [{ validTo: null }, { validTo: { $gte: day } }] });
export const today = (): string => dateInVietNam(new Date());
