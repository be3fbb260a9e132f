/** What is past its time (platform/retention.ts): complaints, the photos of their papers, notices. */
import type { Retire } from '@so-tiem/platform/retention';
import { changeComplaint, SYSTEM } from '../actions/changeComplaint.ts';
import { deletePhotosOf, eraseComplaint } from '../actions/eraseComplaint.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';

const AT_ONCE = 100;
/** More than the photos of complaints that were still open so late. */
const PHOTOS_AT_ONCE = 1000;

export const retireComplaints =
  (store: Store): Retire =>
  async (before) => {
    const old = await store.complaints
      .find({ finishedAt: { $lt: before } })
      .sort({ finishedAt: 1 })
      .limit(AT_ONCE)
      .hint('finished')
      .lean();
    let gone = 0;
    for (const complaint of old) if (await eraseComplaint(store, complaint, 'RETENTION')) gone += 1;
    return gone;
  };

export const retirePhotos =
  (store: Store): Retire =>
  async (before) => {
    const old = await store.photos
      .find({ uploadedAt: { $lt: before }, complaintId: { $ne: null } }, { complaintId: 1 })
      .sort({ uploadedAt: 1 })
      .limit(PHOTOS_AT_ONCE)
      .lean();
    const ids = [...new Set(old.map(({ complaintId }) => complaintId))];
    let gone = 0;
    for (const complaint of await store.complaints.find({ _id: { $in: ids }, finishedAt: { $lt: before } }).lean()) {
      await forgetPhotos(store, complaint);
      gone += 1;
    }
    return gone;
  };

async function forgetPhotos(store: Store, complaint: ComplaintRecord): Promise<void> {
  const { _id, decision } = complaint;
  const fields = { photos: [], decision: decision && { ...decision, proof: [] } };
  await changeComplaint(store, complaint, { kind: 'PHOTOS_ERASED', by: SYSTEM, fields });
  await deletePhotosOf(store, _id);
}

export const retireNotices =
  ({ notices }: Store): Retire =>
  async (before) =>
    (await notices.deleteMany({ at: { $lt: before } })).deletedCount;
