/**
 * Joining two complaints of one person about the same thing: one goes on with what both claim and prove and with the earlier
 * deadline, the other is closed and leads its citizen to it.
 */
import { invalid, wrongState } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import { SYSTEM } from '@so-tiem/platform/identity/actor';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { differencesOf } from '@so-tiem/platform/values/claimants';
import type { ClientSession } from 'mongoose';
import { z } from 'zod';
import type { MergeComplaintsInput } from '../generated/schema.ts';
import { mergedMail, unmergedMail } from '../mail/messages.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { isSamePerson } from '../queries/relatedComplaints.ts';
import { type Change, changeWithin, toldStale } from '../repository/changeComplaint.ts';
import { loadForDeciding } from '../repository/loadForHandling.ts';
import { UNCLAIMED } from '../rules/states.ts';

/** To one complaint. */
const MAX_MERGED = 50;

const input = z.strictObject({
  ...versioned,
  duplicateId: z.string(),
  duplicateVersion: z.int(),
  mergeAnyway: z.boolean().nullish(),
});

/** @returns the complaint that goes on */
export async function mergeComplaints(store: Store, identity: Identity, raw: MergeComplaintsInput): Promise<ComplaintRecord> {
  const { id, version, duplicateId, duplicateVersion, mergeAnyway } = parseInput(input, raw);
  if (id === duplicateId) throw invalid('duplicateId', 'one complaint alone');
  const { staff, complaint: kept } = await loadForDeciding(store, identity, { id, version });
  const { complaint: joined } = await loadForDeciding(store, identity, { id: duplicateId, version: duplicateVersion });
  if (!isOfOnePerson(kept, joined)) throw invalid('duplicateId', 'of another person: neither the ID nor the record is the same');
  // What another person filed later under the same number does not absorb a citizen's own complaint, nor the mails about it.
  if (kept.recordedAt > joined.recordedAt && !isReachedAlike(kept, joined))
    throw invalid('duplicateId', 'filed earlier, with another phone or mail address: the earlier one goes on', 'EARLIER_GOES_ON');
  if ((await store.events.countDocuments({ complaintId: kept._id, kind: 'ABSORBED' }).limit(MAX_MERGED)) >= MAX_MERGED)
    throw wrongState('as many were joined to it as there may be');
  const differences = differencesOf(kept.complainant, joined.complainant).map(({ field }) => field);
  if (differences.length && !mergeAnyway)
    throw invalid('duplicateId', `perhaps of another person: ${differences.join(', ')} differ`, 'PERHAPS_ANOTHER_PERSON');
  const end: Change = {
    kind: 'MERGED',
    by: staff,
    note: kept.code,
    fields: { status: 'MERGED', mergedInto: kept._id, closedAt: new Date(), ...UNCLAIMED },
    jobs: mailJob(mergedMail(joined, store.publicUrl)),
  };
  const goOn: Change = { kind: 'ABSORBED', by: staff, note: joined.code, fields: together(kept, joined) };
  return await inTransaction(store.connection, async (session) => {
    await changeWithin(store, session, joined, end);
    await store.photos.updateMany({ complaintId: joined._id }, { $set: { complaintId: kept._id } }, { session });
    return await changeWithin(store, session, kept, goOn);
  }).catch((error) => toldStale(store, kept._id, error));
}

/** Of two records that were merged since, a complaint stays with the one that it was linked to: then what the claimants say counts. */
const isOfOnePerson = (one: ComplaintRecord, other: ComplaintRecord): boolean =>
  (one.citizenId !== null && one.citizenId === other.citizenId) || isSamePerson(one.complainant, other.complainant);

const isReachedAlike = ({ complainant: one }: ComplaintRecord, { complainant: other }: ComplaintRecord): boolean =>
  one.phone === other.phone && (one.email ?? null) === (other.email ?? null);

/**
 * What was joined to a complaint that its citizen takes back is worked on again, unless it is reached by the same phone: then it is theirs,
 * and taken back with it.
 */
export async function unmergeComplaints(
  store: Store,
  session: ClientSession,
  kept: ComplaintRecord,
  phone = kept.complainant.phone,
): Promise<void> {
  const tookOver = await store.events.find({ complaintId: kept._id, kind: 'ABSORBED' }, { note: 1 }, { session }).limit(MAX_MERGED).lean();
  const codes = tookOver.flatMap(({ note }) => note ?? []);
  if (!codes.length) return;
  const joined = await store.complaints.find({ code: { $in: codes }, mergedInto: kept._id }, null, { session }).lean();
  for (const one of joined) {
    if (one.complainant.phone === phone) {
      await unmergeComplaints(store, session, one, phone); // what was joined to that one may be another's
      continue;
    }
    const fields = { status: 'RECEIVED', mergedInto: null, closedAt: null, ...UNCLAIMED } as const;
    const jobs = mailJob(unmergedMail(one, store.publicUrl));
    await changeWithin(store, session, one, { kind: 'UNMERGED', by: SYSTEM, note: kept.code, fields, jobs });
    const ids = one.photos.map(({ id }) => id);
    if (ids.length) await store.photos.updateMany({ _id: { $in: ids } }, { $set: { complaintId: one._id } }, { session });
  }
}

/** What either claims or proves, and the deadline that comes first. */
function together(kept: ComplaintRecord, joined: ComplaintRecord): Change['fields'] {
  const claimed = new Set(kept.claimedDoses.map(({ doseNumber }) => doseNumber));
  return {
    claimedDoses: [...kept.claimedDoses, ...joined.claimedDoses.filter(({ doseNumber }) => !claimed.has(doseNumber))],
    photos: [...kept.photos, ...joined.photos],
    description: [kept.description, joined.description].filter(Boolean).join('\n\n') || null,
    disputedDoseId: kept.disputedDoseId ?? joined.disputedDoseId,
    ...(kept.citizenId ? {} : { citizenId: joined.citizenId, linkEvidence: joined.linkEvidence }),
    deadline: new Date(Math.min(kept.deadline.getTime(), joined.deadline.getTime())),
  };
}
