/** Erasing a finished complaint: a tombstone keeps its code and its figures, everything that tells of a person goes. */
import type { Identity } from '@so-tiem/platform/identity';
import { inTransaction } from '@so-tiem/platform/transaction';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { WhyErased } from '../model/erasedComplaint.ts';
import type { Store } from '../model/store.ts';
import { deletePhoto } from '../photos/photoBytes.ts';
import { countedOf } from '../rules/counted.ts';

/** @param by on whose decision @returns whether it was erased: not when it was changed, or reopened, at the same time */
export async function eraseComplaint(store: Store, complaint: ComplaintRecord, why: WhyErased, by?: Identity): Promise<boolean> {
  const { _id, code, version, citizenId } = complaint;
  await deletePhotosOf(store, _id); // before the records that name them: what is interrupted here is begun again
  return await inTransaction(store.connection, async (session) => {
    const { deletedCount } = await store.complaints.deleteOne({ _id, version, finishedAt: { $ne: null } }, { session });
    if (!deletedCount) return false;
    const counted = countedOf(complaint);
    await store.erased.create([{ _id, code, counted, why, at: new Date() }], { session });
    await store.moves.create([{ from: counted, to: null, erased: true }], { session });
    await store.events.deleteMany({ complaintId: _id }, { session });
    await store.mailRefusals.deleteMany({ complaintId: _id }, { session });
    await store.notices.updateMany({ 'complaints.id': _id }, { $pull: { complaints: { id: _id } } }, { session });
    const subjects = [`complaint:${_id}`];
    await store.outbox.add(session, 'eraseTrail', `eraseTrail:${_id}`, { subjects });
    await store.trail.changed(
      session,
      { action: 'complaint.ERASED', subjects: [...subjects, ...(citizenId ? [`citizen:${citizenId}`] : [])] },
      by,
    );
    return true;
  });
}

/** Bytes and records of all photos of a complaint. */
export async function deletePhotosOf({ photos, photoFiles }: Store, complaintId: string): Promise<void> {
  for (const { _id } of await photos.find({ complaintId }, { _id: 1 }).lean()) {
    await deletePhoto(photoFiles, _id);
    await photos.deleteOne({ _id });
  }
}
