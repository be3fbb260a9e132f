/**
 * Joining two complaints of one person about the same thing: one goes on with what both claim and prove and with the earlier
 * deadline, the other is finished and leads its citizen to it.
 */
import { invalid } from '@so-tiem/platform/errors';
import type { Identity } from '@so-tiem/platform/identity';
import { mailJob } from '@so-tiem/platform/mailJob';
import { inTransaction } from '@so-tiem/platform/transaction';
import { parseInput } from '@so-tiem/platform/userErrors';
import { differencesOf } from '@so-tiem/platform/values/claimants';
import { z } from 'zod';
import { joinedMail } from '../mail/messages.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { isSamePerson } from '../queries/samePerson.ts';
import { NOBODY } from '../rules/states.ts';
import { type Change, changeWithin, toldStale } from './changeComplaint.ts';
import { loadForDeciding } from './loadForHandling.ts';

const input = z.object({
  id: z.string(),
  version: z.int(),
  joinedId: z.string(),
  joinedVersion: z.int(),
  joinAnyway: z.boolean().nullish(),
});

/** @returns the complaint that goes on */
export async function joinComplaints(store: Store, identity: Identity, raw: unknown): Promise<ComplaintRecord> {
  const { id, version, joinedId, joinedVersion, joinAnyway } = parseInput(input, raw);
  if (id === joinedId) throw invalid('joinedId', 'one complaint alone');
  const { staff, complaint: kept } = await loadForDeciding(store, identity, { id, version });
  const { complaint: joined } = await loadForDeciding(store, identity, { id: joinedId, version: joinedVersion });
  if (!isOfOnePerson(kept, joined)) throw invalid('joinedId', 'of another person: neither the ID nor the record is the same');
  // What somebody else filed later under the same number does not take a citizen's own complaint over.
  if (kept.recordedAt > joined.recordedAt && kept.complainant.phone !== joined.complainant.phone)
    throw invalid('joinedId', 'filed earlier, with another phone: the earlier one goes on', 'EARLIER_GOES_ON');
  const differences = differencesOf(kept.complainant, joined.complainant).map(({ field }) => field);
  if (differences.length && !joinAnyway)
    throw invalid('joinedId', `perhaps of another person: ${differences.join(', ')} differ`, 'PERHAPS_ANOTHER_PERSON');
  const end: Change = {
    kind: 'JOINED',
    by: staff,
    note: kept.code,
    fields: { status: 'JOINED', joinedTo: kept._id, finishedAt: new Date(), ...NOBODY },
    jobs: mailJob(joinedMail(joined, store.publicUrl)),
  };
  const goOn: Change = { kind: 'TOOK_OVER', by: staff, note: joined.code, fields: together(kept, joined) };
  return await inTransaction(store.connection, async (session) => {
    await changeWithin(store, session, joined, end);
    await store.photos.updateMany({ complaintId: joined._id }, { $set: { complaintId: kept._id } }, { session });
    return await changeWithin(store, session, kept, goOn);
  }).catch((error) => toldStale(store, kept._id, error));
}

/** Of two records that were merged since, a complaint stays with the one that it was linked to: then what the claimants say counts. */
const isOfOnePerson = (one: ComplaintRecord, other: ComplaintRecord): boolean =>
  (one.citizenId !== null && one.citizenId === other.citizenId) || isSamePerson(one.complainant, other.complainant);

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
