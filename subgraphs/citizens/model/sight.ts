/** People whom a member of staff has before them, with their papers or in a complaint: for a while they are in their sight. */
import { type Connection, Schema } from 'mongoose';

export interface SightRecord {
  /** The account and the person. */
  _id: string;
  expiresAt: Date;
}

export const sightId = (staffId: string, citizenId: string): string => `${staffId} ${citizenId}`;

const schema = new Schema<SightRecord>(
  { _id: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'sights', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const sights = (connection: Connection) => connection.model<SightRecord>('Sight', schema);
