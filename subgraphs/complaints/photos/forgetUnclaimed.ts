/** Photos that were uploaded and never filed are forgotten after a day, until none is left. */
import type { Store } from '../model/store.ts';
import { deletePhoto } from './photoBytes.ts';

const KEEP_MS = 24 * 3_600_000;
const BATCH = 100;

export async function forgetUnclaimedPhotos({ photos, photoFiles }: Store): Promise<number> {
  const before = new Date(Date.now() - KEEP_MS);
  for (let forgotten = 0; ; ) {
    const old = await photos
      .find({ complaintId: null, uploadedAt: { $lt: before } })
      .limit(BATCH)
      .lean();
    for (const { _id } of old) {
      // The record first, so that no complaint can claim a photo whose bytes are gone.
      const { deletedCount } = await photos.deleteOne({ _id, complaintId: null });
      if (deletedCount) await deletePhoto(photoFiles, _id);
    }
    forgotten += old.length;
    if (old.length < BATCH) return forgotten;
  }
}
