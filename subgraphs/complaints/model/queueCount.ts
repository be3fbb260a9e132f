/**
 * How many complaints stand where: one document a unit, kept up to date by jobs/countComplaints.ts. What has changed
 * since is in `count_deltas`, written in the transaction of each change, so that no two handlers wait for each other
 * because the country's count is one document.
 */
import type { Territory } from '@so-tiem/platform/identity/territory';
import { type Connection, Schema, type Types } from 'mongoose';
import type { Cells, Counted } from './counted.ts';

export interface QueueCountRecord extends Territory {
  /** Code of the unit or the site, `VN` for the country. */
  _id: string;
  /** The unit above; null for the country. */
  parent: string | null;
  cells: Cells;
  /** Of the country: the instant up to which deadlines are counted. */
  at?: Date;
}

/** A complaint that begins to be counted, is counted elsewhere, or both. */
export interface CountDeltaRecord {
  _id: Types.ObjectId;
  from: Counted | null;
  to: Counted | null;
  /** The complaint was erased: it is in the queue no more, and stays in the figures of its days. */
  erased?: boolean;
}

const text = { type: String, default: null };
const counts = new Schema<QueueCountRecord>(
  {
    _id: { type: String, required: true },
    province: text,
    district: text,
    commune: text,
    site: text,
    parent: text,
    cells: { type: Schema.Types.Mixed, required: true },
    at: Date,
  },
  { collection: 'queue_counts', versionKey: false, minimize: false },
);
counts.index({ parent: 1 });
const deltas = new Schema<CountDeltaRecord>(
  {
    from: { type: Schema.Types.Mixed, default: null },
    to: { type: Schema.Types.Mixed, default: null },
    erased: { type: Boolean, default: false },
  },
  { collection: 'count_deltas', versionKey: false },
);

export const queueCounts = (connection: Connection) => connection.model<QueueCountRecord>('QueueCount', counts);
export const countDeltas = (connection: Connection) => connection.model<CountDeltaRecord>('CountDelta', deltas);
