/** Offices with what their contacts come to, so that those without a contact are found by an index. */

import { type Connection, Schema } from 'mongoose';
import type { ContactResponsibility } from '../generated/schema.ts';

import type { OfficeLevel } from '../rules/offices.ts';

export interface OfficeRecord {
  /** Code of the administrative unit or the site; `VN` for the ministry. */
  _id: string;
  /** Place in the tree; unique, and the order of every list. */
  path: string;
  level: OfficeLevel;
  name: string;
  parentCode: string | null;
  active: boolean;
  suffixes: string[];
  /** Of the contacts that are valid today: rules/offices.ts. */
  missingResponsibilities: ContactResponsibility[];
  confirmedAt: Date;
  contacts: number;
}

const schema = new Schema<OfficeRecord>(
  {
    _id: { type: String, required: true },
    path: { type: String, required: true },
    level: { type: String, required: true },
    name: { type: String, required: true },
    parentCode: { type: String, default: null },
    active: { type: Boolean, required: true },
    suffixes: { type: [String], required: true },
    missingResponsibilities: { type: [String], required: true },
    confirmedAt: { type: Date, required: true },
    contacts: { type: Number, required: true },
  },
  { collection: 'offices', versionKey: false },
);
schema.index({ path: 1 }, { unique: true });
schema.index({ parentCode: 1, path: 1 });
schema.index({ suffixes: 1 }, { name: 'suffixes' });
schema.index({ missingResponsibilities: 1, path: 1 });

export const offices = (connection: Connection) => connection.model<OfficeRecord>('Office', schema);
