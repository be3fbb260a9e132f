/** Focal contacts of sites. Nothing is deleted: a contact that has left has a last day. */
import { type Connection, Schema } from 'mongoose';

export type Responsibility = 'HEAD_OF_FACILITY' | 'COMPLAINTS' | 'DATA_CLEANING' | 'PASSPORTS';

export interface ContactRecord {
  _id: string;
  siteCode: string;
  fullName: string;
  title: string;
  department: string | null;
  mobilePhone: string;
  email: string;
  responsibilities: Responsibility[];
  validFrom: string;
  validTo: string | null;
  version: number;
  idempotencyKey: string;
}

const schema = new Schema<ContactRecord>(
  {
    _id: { type: String, required: true },
    siteCode: { type: String, required: true },
    fullName: { type: String, required: true },
    title: { type: String, required: true },
    department: { type: String, default: null },
    mobilePhone: { type: String, required: true },
    email: { type: String, required: true },
    responsibilities: { type: [String], required: true },
    validFrom: { type: String, required: true },
    validTo: { type: String, default: null },
    version: { type: Number, required: true },
    idempotencyKey: { type: String, required: true },
  },
  { collection: 'contacts', versionKey: false },
);
schema.index({ siteCode: 1 });
schema.index({ idempotencyKey: 1 }, { unique: true });

export const contacts = (connection: Connection) => connection.model<ContactRecord>('Contact', schema);
