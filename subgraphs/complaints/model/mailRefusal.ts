/** Mails of a complaint that did not arrive: the address does not exist, or its server refused it for good. */
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';

export interface MailRefusalRecord {
  /** Id of the message. */
  _id: string;
  complaintId: string;
  to: string;
  subject: string;
  at: Date;
}

const required = { type: String, required: true };
const schema = new Schema<MailRefusalRecord>(
  { _id: required, complaintId: required, to: required, subject: required, at: { type: Date, required: true } },
  { collection: 'mail_refusals', versionKey: false },
);
seal(schema, { values: ['to'] });
schema.index({ complaintId: 1 });

export const mailRefusals = (connection: Connection) => connection.model<MailRefusalRecord>('MailRefusal', schema);
