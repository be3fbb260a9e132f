/** Vaccination sites. */

import { type Connection, Schema } from 'mongoose';
import type { AuthorityKind, SiteKind } from '../generated/schema.ts';

export interface SiteRecord {
  _id: string;
  name: string;
  kind: SiteKind;
  authority: { kind: AuthorityKind; name: string };
  address: string;
  province: string;
  district: string;
  commune: string;
  active: boolean;
  /** The site that took its place when it was closed or merged; null while it works, or when none did. */
  successor: string | null;
  /** model/siteSuffixes.ts */
  suffixes: string[];
  version: number;
}

const schema = new Schema<SiteRecord>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    kind: { type: String, required: true },
    authority: { type: { kind: { type: String, required: true }, name: { type: String, required: true } }, required: true, _id: false },
    address: { type: String, required: true },
    province: { type: String, required: true },
    district: { type: String, required: true },
    commune: { type: String, required: true },
    active: { type: Boolean, required: true },
    successor: { type: String, default: null },
    suffixes: { type: [String], required: true },
    version: { type: Number, required: true },
  },
  { collection: 'sites', versionKey: false },
);
schema.index({ suffixes: 1 }, { name: 'suffixes' });

export const sites = (connection: Connection) => connection.model<SiteRecord>('Site', schema);
