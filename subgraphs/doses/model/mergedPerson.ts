/** People whose record was put together with another one: nothing is recorded for them any more. */
import { type Connection, Schema } from 'mongoose';

interface ClosedPersonRecord {
  /** Id of the person's record. */
  _id: string;
  /** The record that took its place. */
  keptId: string;
  /** Of the merge, by which the doses that it ended are known. */
  mergeKey: string;
}

const schema = new Schema<ClosedPersonRecord>(
  { _id: { type: String, required: true }, keptId: { type: String, required: true }, mergeKey: { type: String, required: true } },
  { collection: 'closed_people', versionKey: false },
);

export const closedPeople = (connection: Connection) => connection.model<ClosedPersonRecord>('ClosedPerson', schema);
