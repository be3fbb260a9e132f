/** Erasing a closed complaint: a tombstone keeps its code and its figures, everything that tells of its citizen goes. */
import type { Identity } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import type { ComplaintRecord } from '../model/complaint.ts';
import { countedOf } from '../model/counted.ts';
import type { WhyErased } from '../model/erasedComplaint.ts';
import type { Store } from '../model/store.ts';

/** @param by on whose decision @returns whether it was erased: not when it was changed, or reopened, at the same time */
export async function eraseComplaint(store: Store, complaint: ComplaintRecord, why: WhyErased, by?: Identity): Promise<boolean> {
  const { _id, code, version, citizenId } = complaint;
  return await inTransaction(store.connection, async (session) => {
    const { deletedCount } = await store.complaints.deleteOne({ _id, version, closedAt: { $ne: null } }, { session });
    if (!deletedCount) return false;
    const counted = countedOf(complaint);
    await store.erased.create([{ _id, code, counted, why, at: new Date() }], { session });
    await store.countDeltas.create([{ from: counted, to: null, erased: true }], { session });
    await store.events.deleteMany({ complaintId: _id }, { session });
    await store.mailRefusals.deleteMany({ complaintId: _id }, { session });
    await store.notices.updateMany({ 'complaints.id': _id }, { $pull: { complaints: { id: _id } } }, { session });
    await forgetPhotosOf(store, session, _id);
    const subjects = [`complaint:${_id}`];
    await store.outbox.add(session, [{ kind: 'eraseTrail', key: `eraseTrail:${_id}`, payload: { subjects } }]);
    await store.trail.changed(
      session,
      { action: 'complaint.ERASED', subjects: [...subjects, ...(citizenId ? [`citizen:${citizenId}`] : [])] },
      by,
    );
    return true;
  });
}

/** The records of a complaint's photos now; their bytes, which no transaction holds, by a job that follows. */
export async function forgetPhotosOf({ photos, outbox }: Store, session: ClientSession, complaintId: string): Promise<void> {
  const found = await photos.find({ complaintId }, { _id: 1 }, { session }).lean();
  if (!found.length) return;
  await photos.deleteMany({ complaintId }, { session });
  await outbox.add(session, [
    { kind: 'deletePhotos', key: `deletePhotos:${complaintId}:${found[0]?._id}`, payload: { ids: found.map(({ _id }) => _id) } },
  ]);
}
