/** People whose record was put together with another one: nothing is recorded for them any more. */
import { type Connection, Schema } from 'mongoose';

interface MergedPersonRecord {
  /** Id of the person's record. */
  _id: string;
  /** The record that took its place. */
  survivorId: string;
  /** Of the merge, by which the doses that it ended are known. */
  mergeKey: string;
}

const schema = new Schema<MergedPersonRecord>(
  { _id: { type: String, required: true }, survivorId: { type: String, required: true }, mergeKey: { type: String, required: true } },
  { collection: 'merged_people', versionKey: false },
);

export const mergedPeople = (connection: Connection) => connection.model<MergedPersonRecord>('MergedPerson', schema);
