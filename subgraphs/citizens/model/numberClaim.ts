/** What two who give the same number to two records at the same time meet at. */
import { type Connection, Schema } from 'mongoose';

const DAY_S = 86_400;

export interface NumberClaimRecord {
  /** Digest of the number, as records are found by. */
  _id: string;
  at: Date;
}

const schema = new Schema<NumberClaimRecord>(
  { _id: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'number_claims', versionKey: false },
);
schema.index({ at: 1 }, { expireAfterSeconds: DAY_S });

export const numberClaims = (connection: Connection) => connection.model<NumberClaimRecord>('NumberClaim', schema);
