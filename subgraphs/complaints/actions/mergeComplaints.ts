/**
 * Merges two complaints of one person about the same thing: the survivor goes on with what both claim and prove and with the earlier
 * deadline; the duplicate is closed and leads its citizen to the survivor.
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
import { type Change, changeWithin, throwAsStale } from '../repository/changeComplaint.ts';
import { loadForDeciding } from '../repository/loadForHandling.ts';
import { RELEASED, UNCLAIMED } from '../rules/states.ts';

/** Into one complaint. */
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
  const { staff, complaint: survivor } = await loadForDeciding(store, identity, { id, version });
  const { complaint: duplicate } = await loadForDeciding(store, identity, { id: duplicateId, version: duplicateVersion });
  if (!isOfOnePerson(survivor, duplicate)) throw invalid('duplicateId', 'of another person: neither the ID nor the record is the same');
  // A complaint that another person filed later under the same number must not absorb a citizen's own, nor the mails about it.
  if (survivor.recordedAt > duplicate.recordedAt && !isReachedAlike(survivor, duplicate))
    throw invalid('duplicateId', 'filed earlier, with another phone or mail address: the earlier one goes on', 'EARLIER_GOES_ON');
  if ((await store.events.countDocuments({ complaintId: survivor._id, kind: 'ABSORBED' }).limit(MAX_MERGED)) >= MAX_MERGED)
    throw wrongState('at most 50 are merged into one');
  const differences = differencesOf(survivor.complainant, duplicate.complainant).map(({ field }) => field);
  if (differences.length && !mergeAnyway)
    throw invalid('duplicateId', `perhaps of another person: ${differences.join(', ')} differ`, 'PERHAPS_ANOTHER_PERSON');
  const end: Change = {
    kind: 'MERGED',
    by: staff,
    note: survivor.code,
    fields: { status: 'MERGED', mergedInto: survivor._id, closedAt: new Date(), ...UNCLAIMED },
    jobs: mailJob(mergedMail(duplicate, store.publicUrl)),
  };
  const goOn: Change = { kind: 'ABSORBED', by: staff, note: duplicate.code, fields: mergedFields(survivor, duplicate) };
  return await inTransaction(store.connection, async (session) => {
    await changeWithin(store, session, duplicate, end);
    await store.photos.updateMany({ complaintId: duplicate._id }, { $set: { complaintId: survivor._id } }, { session });
    return await changeWithin(store, session, survivor, goOn);
  }).catch((error) => throwAsStale(store, survivor._id, error));
}

/** Of two records that were merged since, a complaint stays with the one that it was linked to: then what the claimants say counts. */
const isOfOnePerson = (one: ComplaintRecord, other: ComplaintRecord): boolean =>
  (one.citizenId !== null && one.citizenId === other.citizenId) || isSamePerson(one.complainant, other.complainant);

const isReachedAlike = ({ complainant: one }: ComplaintRecord, { complainant: other }: ComplaintRecord): boolean =>
  one.phone === other.phone && (one.email ?? null) === (other.email ?? null);

/**
 * When a survivor is withdrawn, its duplicates are worked on again, but for those with the same phone: they are the same citizen's and
 * withdrawn with it.
 */
export async function unmergeComplaints(
  store: Store,
  session: ClientSession,
  survivor: ComplaintRecord,
  phone = survivor.complainant.phone,
): Promise<void> {
  const absorbed = await store.events
    .find({ complaintId: survivor._id, kind: 'ABSORBED' }, { note: 1 }, { session })
    .limit(MAX_MERGED)
    .lean();
  const codes = absorbed.flatMap(({ note }) => note ?? []);
  if (!codes.length) return;
  const duplicates = await store.complaints.find({ code: { $in: codes }, mergedInto: survivor._id }, null, { session }).lean();
  for (const one of duplicates) {
    if (one.complainant.phone === phone) {
      await unmergeComplaints(store, session, one, phone); // the duplicates of that one may be another citizen's
      continue;
    }
    const fields = { ...RELEASED, mergedInto: null, closedAt: null } as const;
    const jobs = mailJob(unmergedMail(one, store.publicUrl));
    await changeWithin(store, session, one, { kind: 'UNMERGED', by: SYSTEM, note: survivor.code, fields, jobs });
    const ids = one.photos.map(({ id }) => id);
    if (ids.length) await store.photos.updateMany({ _id: { $in: ids } }, { $set: { complaintId: one._id } }, { session });
  }
}

/** What either claims or proves, and the deadline that comes first. */
function mergedFields(survivor: ComplaintRecord, duplicate: ComplaintRecord): Change['fields'] {
  const claimed = new Set(survivor.claimedDoses.map(({ doseNumber }) => doseNumber));
  return {
    claimedDoses: [...survivor.claimedDoses, ...duplicate.claimedDoses.filter(({ doseNumber }) => !claimed.has(doseNumber))],
    photos: [...survivor.photos, ...duplicate.photos],
    description: [survivor.description, duplicate.description].filter(Boolean).join('\n\n') || null,
    disputedDoseId: survivor.disputedDoseId ?? duplicate.disputedDoseId,
    ...(survivor.citizenId ? {} : { citizenId: duplicate.citizenId, linkEvidence: duplicate.linkEvidence }),
    deadline: new Date(Math.min(survivor.deadline.getTime(), duplicate.deadline.getTime())),
  };
}
