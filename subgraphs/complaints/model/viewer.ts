/** Who has a complaint open on their screen; forgotten soon after they stop saying so. */
import { type Connection, Schema } from 'mongoose';

export interface ViewerRecord {
  /** Complaint and account. */
  _id: string;
  complaintId: string;
  staffId: string;
  name: string;
  until: Date;
}

const required = { type: String, required: true };
const schema = new Schema<ViewerRecord>(
  { _id: required, complaintId: required, staffId: required, name: required, until: { type: Date, required: true } },
  { collection: 'viewers', versionKey: false },
);
schema.index({ complaintId: 1 });
schema.index({ until: 1 }, { expireAfterSeconds: 60 });

export const viewers = (connection: Connection) => connection.model<ViewerRecord>('Viewer', schema);
