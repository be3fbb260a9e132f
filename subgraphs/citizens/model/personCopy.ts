/** Copies of everything about a person that were ordered: who may fetch one, and until when. The copy itself is kept nowhere. */
import { type Connection, Schema } from 'mongoose';

export interface PersonCopyRecord {
  /** Names it in its address. */
  _id: string;
  citizenId: string;
  staffId: string;
  /** Code of theirs, when they ordered it. */
  unit: string;
  expiresAt: Date;
  idempotencyKey: string;
}

const required = { type: String, required: true };
const schema = new Schema<PersonCopyRecord>(
  {
    _id: required,
    citizenId: required,
    staffId: required,
    unit: required,
    expiresAt: { type: Date, required: true },
    idempotencyKey: required,
  },
  { collection: 'person_copies', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
schema.index({ idempotencyKey: 1 }, { unique: true });

export const personCopies = (connection: Connection) => connection.model<PersonCopyRecord>('PersonCopy', schema);
