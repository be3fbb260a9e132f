/** Photos that were uploaded and never filed are forgotten after a day. */
import type { Store } from '../model/store.ts';
import { deletePhoto } from './photoBytes.ts';

const KEEP_MS = 24 * 3_600_000;
const BATCH = 100;

export async function forgetUnclaimedPhotos({ photos, photoFiles }: Store): Promise<number> {
  const old = await photos
    .find({ complaintId: null, uploadedAt: { $lt: new Date(Date.now() - KEEP_MS) } })
    .limit(BATCH)
    .lean();
  for (const { _id } of old) {
    // The record first, so that no complaint can claim a photo whose bytes are gone.
    const { deletedCount } = await photos.deleteOne({ _id, complaintId: null });
    if (!deletedCount) continue;
    await deletePhoto(photoFiles, _id);
  }
  return old.length;
}
