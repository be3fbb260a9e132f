/** What is left of a complaint that was erased: that it was there, and what it is counted by. Nothing of it tells of its citizen. */
import { type Connection, Schema } from 'mongoose';
import type { Counted } from './counted.ts';

/** It was past its time; or the person whom it tells of was erased. */
export type WhyErased = 'RETENTION' | 'PERSON';

export interface ErasedComplaintRecord {
  _id: string;
  code: string;
  counted: Counted;
  why: WhyErased;
  at: Date;
}

const required = { type: String, required: true };
const schema = new Schema<ErasedComplaintRecord>(
  {
    _id: required,
    code: required,
    counted: { type: Schema.Types.Mixed, required: true },
    why: required,
    at: { type: Date, required: true },
  },
  { collection: 'erased_complaints', versionKey: false },
);
schema.index({ code: 1 }, { unique: true });

export const erasedComplaints = (connection: Connection) => connection.model<ErasedComplaintRecord>('ErasedComplaint', schema);
