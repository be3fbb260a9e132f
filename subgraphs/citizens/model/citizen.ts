/** People's records. */

import type { Gender, IdentityDocument } from '@so-tiem/platform/inputs/identityDocument';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { IdentityStatus } from '../generated/schema.ts';

export interface CitizenRecord {
  _id: string;
  fullName: string;
  dateOfBirth: string;
  gender: Gender;
  nationality: string;
  identityDocument: IdentityDocument | null;
  healthInsuranceNumber: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  communeCode: string | null;
  /** Where that commune lies. */
  districtCode: string | null;
  provinceCode: string | null;
  identityStatus: IdentityStatus;
  /** Of the name, without diacritics: platform/search/searchText.ts. */
  suffixes: string[];
  /** Blind indexes of the numbers of all identity documents that the person has or had: platform/search/searchText.ts. */
  numbers: string[];
  /** Place in a list of people: name without diacritics, then the id, so that it is unique. */
  sortKey: string;
  /** The record that took this one's place; null while it stands for itself. */
  mergedInto: string | null;
  version: number;
  idempotencyKey: string | null;
}

const schema = new Schema<CitizenRecord>(
  {
    _id: { type: String, required: true },
    fullName: { type: String, required: true },
    dateOfBirth: { type: String, required: true },
    gender: { type: String, required: true },
    nationality: { type: String, required: true },
    identityDocument: {
      type: { kind: { type: String, required: true }, number: { type: String, required: true } },
      default: null,
      _id: false,
    },
    healthInsuranceNumber: { type: String, default: null },
    phone: { type: String, default: null },
    email: { type: String, default: null },
    address: { type: String, default: null },
    communeCode: { type: String, default: null },
    districtCode: { type: String, default: null },
    provinceCode: { type: String, default: null },
    identityStatus: { type: String, required: true },
    suffixes: { type: [String], required: true },
    numbers: { type: [String], required: true },
    sortKey: { type: String, required: true },
    mergedInto: { type: String, default: null },
    version: { type: Number, required: true },
    idempotencyKey: { type: String, default: null },
  },
  { collection: 'citizens', versionKey: false },
);
seal(schema, { texts: ['identityDocument.number', 'healthInsuranceNumber', 'phone'], values: ['email', 'address'] });
schema.index({ suffixes: 1, sortKey: 1 }, { name: 'suffixes' });
schema.index({ sortKey: 1 });
schema.index({ numbers: 1 }, { name: 'numbers' });
schema.index({ phone: 1 });
schema.index({ dateOfBirth: 1, sortKey: 1 });
schema.index({ idempotencyKey: 1 }, { unique: true, partialFilterExpression: { idempotencyKey: { $type: 'string' } } });

export const citizens = (connection: Connection) => connection.model<CitizenRecord>('Citizen', schema);
