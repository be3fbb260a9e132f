/** Codes that were sent, and records that were opened by one. Digests only: neither a code nor a token is kept. */
import { type Connection, Schema } from 'mongoose';

export interface AccessCodeRecord {
  /** Names the challenge; the person's browser holds it. */
  _id: string;
  /** Null when no person fitted: the code then opens nothing. */
  citizenId: string | null;
  digest: string;
  at: Date;
  tries: number;
  usedAt: Date | null;
  expiresAt: Date;
}

export interface OpenedRecord {
  /** Digest of the token. */
  _id: string;
  citizenId: string;
  expiresAt: Date;
}

const codes = new Schema<AccessCodeRecord>(
  {
    _id: { type: String, required: true },
    citizenId: { type: String, default: null },
    digest: { type: String, required: true },
    at: { type: Date, required: true },
    tries: { type: Number, required: true },
    usedAt: { type: Date, default: null },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'access_codes', versionKey: false },
);
codes.index({ expiresAt: 1 }, { expireAfterSeconds: 3600 });

const opened = new Schema<OpenedRecord>(
  { _id: { type: String, required: true }, citizenId: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'opened_records', versionKey: false },
);
opened.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const accessCodes = (connection: Connection) => connection.model<AccessCodeRecord>('AccessCode', codes);
export const openedRecords = (connection: Connection) => connection.model<OpenedRecord>('OpenedRecord', opened);
