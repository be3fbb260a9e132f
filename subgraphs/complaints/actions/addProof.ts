/** The citizen adds proof to a complaint that is not closed, or answers in words; the deadline does not restart. */
import { invalid, wrongState } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import { z } from 'zod';
import type { AddProofInput } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { claimPhotos } from '../photos/claimPhotos.ts';
import { findToAct } from '../queries/trackComplaint.ts';
import { changeComplaint, citizenOf } from '../repository/changeComplaint.ts';
import { MAX_PHOTOS, photoIds, text, tracked } from '../rules/complaintInput.ts';

const input = z.strictObject({ ...tracked, note: text(2000), photoIds });
/** With those that it was filed with. */
const MAX_PHOTOS_IN_ALL = 2 * MAX_PHOTOS;

export async function addProof(store: Store, raw: AddProofInput): Promise<ComplaintRecord> {
  const { code, phone, note, photoIds: ids } = parseInput(input, raw);
  const complaint = await findToAct(store, code, phone);
  if (complaint.closedAt) throw wrongState('closed');
  if (!ids.length && !note) throw invalid('photoIds', 'at least one, or a note');
  if (complaint.photos.length + ids.length > MAX_PHOTOS_IN_ALL) throw invalid('photoIds', `at most ${MAX_PHOTOS_IN_ALL} photos in all`);
  let photos = complaint.photos;
  await changeComplaint(store, complaint, {
    kind: ids.length ? 'PROOF_ADDED' : 'ANSWERED',
    by: citizenOf(complaint),
    note,
    fields: {},
    also: async (session) => {
      photos = [...complaint.photos, ...(await claimPhotos(store, session, complaint._id, ids))];
      await store.complaints.updateOne({ _id: complaint._id }, { $set: { photos } }, { session });
    },
  });
  return { ...complaint, photos, version: complaint.version + 1 };
}
