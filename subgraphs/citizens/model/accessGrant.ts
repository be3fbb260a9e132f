/** People whose papers a member of staff has before them: for an hour they see the person. */
import { type Connection, Schema } from 'mongoose';

export interface AccessGrantRecord {
  /** The account and the person. */
  _id: string;
  expiresAt: Date;
}

export const accessGrantId = (staffId: string, citizenId: string): string => `${staffId} ${citizenId}`;

const schema = new Schema<AccessGrantRecord>(
  { _id: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'access_grants', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const accessGrants = (connection: Connection) => connection.model<AccessGrantRecord>('AccessGrant', schema);
