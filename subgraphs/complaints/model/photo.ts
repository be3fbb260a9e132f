/** Uploaded photos: what is known of each here, the bytes in GridFS (photos/photoBytes.ts). A photo belongs to a complaint once it was filed. */
import { type Connection, Schema } from 'mongoose';

export interface StoredPhoto {
  _id: string;
  contentType: string;
  size: number;
  width: number | null;
  height: number | null;
  uploadedAt: Date;
  complaintId: string | null;
}

const schema = new Schema<StoredPhoto>(
  {
    _id: { type: String, required: true },
    contentType: { type: String, required: true },
    size: { type: Number, required: true },
    width: { type: Number, default: null },
    height: { type: Number, default: null },
    uploadedAt: { type: Date, required: true },
    complaintId: { type: String, default: null },
  },
  { collection: 'photos', versionKey: false },
);
schema.index({ complaintId: 1, uploadedAt: 1 });
schema.index({ uploadedAt: 1 });

export const photos = (connection: Connection) => connection.model<StoredPhoto>('Photo', schema);
