/** Links by which a contact confirms their own entry. The link itself is only in the mail; here is its digest. */
import { type Connection, Schema } from 'mongoose';

export interface ConfirmationLinkRecord {
  /** SHA-256 of the link's token. */
  _id: string;
  contactId: string;
  expiresAt: Date;
}

const schema = new Schema<ConfirmationLinkRecord>(
  { _id: { type: String, required: true }, contactId: { type: String, required: true }, expiresAt: { type: Date, required: true } },
  { collection: 'confirmation_links', versionKey: false },
);
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const confirmationLinks = (connection: Connection) => connection.model<ConfirmationLinkRecord>('ConfirmationLink', schema);
