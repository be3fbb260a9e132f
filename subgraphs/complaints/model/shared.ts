/** What a unit keeps for everybody who works there: texts of messages, views of the queue. */
import { type Connection, Schema } from 'mongoose';

export const SHARED_KINDS = ['MESSAGE', 'VIEW'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

export interface SharedRecord {
  /** Kind, unit and name: one of each. */
  _id: string;
  kind: SharedKind;
  /** Code of the unit that keeps it; those below see it too. */
  unit: string;
  name: string;
  /** A message's text; a view's conditions as JSON. */
  content: string;
  by: string;
  at: Date;
}

const required = { type: String, required: true };
const schema = new Schema<SharedRecord>(
  { _id: required, kind: required, unit: required, name: required, content: required, by: required, at: { type: Date, required: true } },
  { collection: 'shared', versionKey: false },
);
schema.index({ unit: 1, kind: 1, name: 1 });

export const shared = (connection: Connection) => connection.model<SharedRecord>('Shared', schema);
