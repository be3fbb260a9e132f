/** Whose turn it is to append to the chain (repository/writerLease.ts). */
import { type Connection, Schema } from 'mongoose';

export interface LeaseRecord {
  _id: 'writer';
  /** Names a process. */
  holder: string;
  until: Date;
}

const required = { type: String, required: true };
const schema = new Schema<LeaseRecord>(
  { _id: required, holder: required, until: { type: Date, required: true } },
  { collection: 'audit_writers', versionKey: false },
);

export const leases = (connection: Connection) => connection.model<LeaseRecord>('AuditWriter', schema);
