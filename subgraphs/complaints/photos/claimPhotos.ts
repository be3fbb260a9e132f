/** Uploaded photos become part of a complaint, in the complaint's own transaction. */
import { notFound } from '@so-tiem/platform/errors/errors';
import type { ClientSession } from 'mongoose';
import type { PhotoRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';

/** @throws DomainError when a photo does not exist, or belongs to another complaint */
export async function claimPhotos({ photos }: Store, session: ClientSession, complaintId: string, ids: string[]): Promise<PhotoRecord[]> {
  if (!ids.length) return [];
  const found = await photos.find({ _id: { $in: ids }, complaintId: null }, null, { session }).lean();
  const { modifiedCount } = await photos.updateMany({ _id: { $in: ids }, complaintId: null }, { $set: { complaintId } }, { session });
  if (modifiedCount !== ids.length) throw notFound('photoIds', 'a photo is unknown or belongs to another complaint');
  const byId = new Map(found.map((photo) => [photo._id, photo]));
  return ids.flatMap((id) => {
    const photo = byId.get(id);
    return photo ? [{ id, contentType: photo.contentType, size: photo.size, width: photo.width, height: photo.height }] : [];
  });
}
