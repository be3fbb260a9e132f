/** What is past its time (platform/jobs/retention.ts): complaints, the photos of their papers, notices. */
import { DomainError } from '@so-tiem/platform/errors/errors';
import { SYSTEM } from '@so-tiem/platform/identity/actor';
import type { Retire } from '@so-tiem/platform/jobs/retention';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { eraseComplaint, forgetPhotosOf } from '../actions/eraseComplaint.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';

const AT_ONCE = 100;
const PHOTOS_AT_ONCE = 1000;

/** Each is on the trail by itself. */
export const retireComplaints =
  (store: Store): Retire =>
  async (before) => {
    const old = await store.complaints
      .find({ closedAt: { $lt: before } })
      .sort({ closedAt: 1 })
      .limit(AT_ONCE)
      .hint('closed')
      .lean();
    let gone = 0;
    for (const complaint of old) if (await eraseComplaint(store, complaint, 'RETENTION')) gone += 1;
    return gone;
  };

/** Of complaints that were decided long enough ago; each is on the trail by itself. */
export const retirePhotos =
  (store: Store): Retire =>
  async (before) => {
    for (let after = new Date(0); ; ) {
      const old = await store.photos
        .find({ uploadedAt: { $gt: after, $lt: before }, complaintId: { $ne: null } }, { complaintId: 1, uploadedAt: 1 })
        .sort({ uploadedAt: 1 })
        .limit(PHOTOS_AT_ONCE)
        .lean();
      const ids = [...new Set(old.map(({ complaintId }) => complaintId))];
      let gone = 0;
      for (const complaint of await store.complaints.find({ _id: { $in: ids }, closedAt: { $lt: before } }).lean())
        if (await forgetPhotos(store, complaint)) gone += 1;
      const last = old.at(-1);
      if (gone || !last || old.length < PHOTOS_AT_ONCE) return gone;
      after = last.uploadedAt; // all of these belong to complaints that are open, or were decided late
    }
  };

/** @returns false when it was changed at the same time: the next round comes back to it */
async function forgetPhotos(store: Store, complaint: ComplaintRecord): Promise<boolean> {
  const { _id, decision } = complaint;
  try {
    await changeComplaint(store, complaint, {
      kind: 'PHOTOS_ERASED',
      by: SYSTEM,
      fields: { photos: [], decision: decision && { ...decision, proof: [] } },
      also: (session) => forgetPhotosOf(store, session, _id),
    });
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

export const retireNotices =
  ({ connection, notices }: Store): Retire =>
  async (before, noted) =>
    await inTransaction(connection, async (session) => {
      const { deletedCount } = await notices.deleteMany({ at: { $lt: before } }, { session });
      await noted(session, deletedCount);
      return deletedCount;
    });
