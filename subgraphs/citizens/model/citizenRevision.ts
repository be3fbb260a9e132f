/** What a person's record was before each change: written in the transaction of the change, never changed. */
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { CitizenRecord } from './citizen.ts';

export interface CitizenRevisionRecord {
  citizenId: string;
  replacedBy: string;
  replacedByName: string;
  replacedAt: Date;
  reason: string;
  idempotencyKey: string;
  before: CitizenRecord;
}

const schema = new Schema<CitizenRevisionRecord>(
  {
    citizenId: { type: String, required: true },
    replacedBy: { type: String, required: true },
    replacedByName: { type: String, required: true },
    replacedAt: { type: Date, required: true },
    reason: { type: String, required: true },
    idempotencyKey: { type: String, required: true },
    before: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'citizen_revisions', versionKey: false },
);
seal(schema, { values: ['before', 'reason'] });
schema.index({ citizenId: 1, replacedAt: -1 });
schema.index({ idempotencyKey: 1 }, { unique: true });

export const citizenRevisions = (connection: Connection) => connection.model<CitizenRevisionRecord>('CitizenRevision', schema);
