/**
 * The citizen asks again with better proof. The complaint is recorded anew: it goes back to the same unit, with 48 hours
 * from now, as the earlier ones were spent on the earlier decision.
 */
import { requireAllowed } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import { z } from 'zod';
import type { ReopenComplaintInput } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { claimPhotos } from '../photos/claimPhotos.ts';
import { findToAct } from '../queries/trackComplaint.ts';
import { changeComplaint, citizenOf } from '../repository/changeComplaint.ts';
import { explanation, MAX_PHOTOS, photoIds, tracked } from '../rules/complaintInput.ts';
import { deadlineFrom } from '../rules/deadline.ts';
import { RELEASED, refuseReopening } from '../rules/states.ts';

const input = z.strictObject({ ...tracked, reason: explanation, photoIds });

export async function reopenComplaint(store: Store, raw: ReopenComplaintInput): Promise<ComplaintRecord> {
  const { code, phone, reason: note, photoIds: ids } = parseInput(input, raw);
  const complaint = await findToAct(store, code, phone);
  const now = new Date();
  requireAllowed(refuseReopening(complaint, now));
  const fields: Partial<ComplaintRecord> = {
    ...RELEASED,
    closedAt: null,
    decision: null,
    rating: null,
    underReview: false,
    deadline: deadlineFrom(now),
  };
  return await changeComplaint(store, complaint, {
    kind: 'REOPENED',
    by: citizenOf(complaint),
    note,
    fields,
    also: async (session) => {
      const added = await claimPhotos(store, session, complaint._id, ids);
      const photos = [...complaint.photos, ...added].slice(-2 * MAX_PHOTOS);
      if (added.length) await store.complaints.updateOne({ _id: complaint._id }, { $set: { photos } }, { session });
    },
  });
}
