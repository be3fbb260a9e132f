/**
 * Whom a segment of the chain tells of, so that entries are found by person. One document for entries that came together: they tell
 * of the same people again and again, and of all that an entry costs the most was a term in the index for each of its people.
 */
import { type Connection, Schema } from 'mongoose';

export interface SegmentRecord {
  /** Number of its first entry. */
  _id: number;
  /** Number of its last entry. */
  last: number;
  earliest: Date;
  latest: Date;
  subjects: string[];
}

const number = { type: Number, required: true };
const date = { type: Date, required: true };
const schema = new Schema<SegmentRecord>(
  { _id: number, last: number, earliest: date, latest: date, subjects: { type: [String], required: true } },
  { collection: 'audit_segments', versionKey: false },
);
schema.index({ subjects: 1 });

export const segments = (connection: Connection) => connection.model<SegmentRecord>('Segment', schema);
