/** A complaint's history: one entry for each version, written in the transaction of the change, never changed. */

import type { Failure } from '@so-tiem/platform/errors/errors';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { ComplaintEventKind } from '../generated/schema.ts';
import type { ComplaintRecord } from './complaint.ts';

export interface ComplaintEventRecord {
  complaintId: string;
  /** The version that the complaint had after the change. */
  version: number;
  kind: ComplaintEventKind;
  at: Date;
  byId: string;
  by: string;
  note: string | null;
  /** What changed: names of fields, and what they were before. */
  before: Partial<ComplaintRecord> | null;
  /** Why a correction was refused, as the other subgraph said it. */
  failures?: Failure[] | null;
}

const schema = new Schema<ComplaintEventRecord>(
  {
    complaintId: { type: String, required: true },
    version: { type: Number, required: true },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    byId: { type: String, required: true },
    by: { type: String, required: true },
    note: { type: String, default: null },
    before: { type: Schema.Types.Mixed, default: null },
    failures: { type: Schema.Types.Mixed, default: null },
  },
  { collection: 'complaint_events', versionKey: false },
);
seal(schema, { values: ['before', 'failures', 'note'] });
schema.index({ complaintId: 1, version: 1 }, { unique: true });
schema.index({ at: 1 }); // what is new: queries/readChanges.ts

export const complaintEvents = (connection: Connection) => connection.model<ComplaintEventRecord>('ComplaintEvent', schema);
