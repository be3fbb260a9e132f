/** Filing: the system records a complaint, the 48 hours begin, and it goes to the unit that has to finish it. */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { duplicate, notFound } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Job } from '@so-tiem/platform/jobs/job';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import { numberSuffixes, searchSuffixes } from '@so-tiem/platform/search/searchText';
import { asMade, once } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { insertRecord } from '@so-tiem/platform/storage/wholeRecords';
import type { z } from 'zod';
import type { FileComplaintInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import { receiptMail } from '../mail/messages.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import { countedOf } from '../model/counted.ts';
import { sortKeysOf } from '../model/sortKeys.ts';
import type { Store } from '../model/store.ts';
import { claimPhotos } from '../photos/claimPhotos.ts';
import { isAboutTheSame, openUnder } from '../queries/relatedComplaints.ts';
import { route, routingNote } from '../queries/route.ts';
import { complaintInput } from '../rules/complaintInput.ts';
import { deadlineFrom } from '../rules/deadline.ts';
import { UNCLAIMED } from '../rules/states.ts';
import { newTrackingCode } from '../rules/trackingCode.ts';

export async function fileComplaint(store: Store, directory: Directory, raw: FileComplaintInput): Promise<ComplaintRecord> {
  const input = parseInput(complaintInput, raw);
  return await once(
    input.idempotencyKey,
    async (same) => asMade(await store.complaints.findOne({ idempotencyKey: same }).lean()),
    async () => {
      await store.citizenLimits.file();
      return await record(store, directory, input);
    },
  );
}

async function record(store: Store, directory: Directory, input: z.output<typeof complaintInput>): Promise<ComplaintRecord> {
  const known = await directory.locate(input.place);
  await checkCodes(directory, input.claimedDoses);
  const possibleDuplicate = await possibleDuplicateOf(store, input);
  const { place, responsible, steps } = await route(store, directory, known, input.kind);
  await store.citizenLimits.keep(input.complainant.phone);
  const now = new Date();
  const complaint: ComplaintRecord = {
    _id: randomUUID(),
    code: newTrackingCode(),
    kind: input.kind,
    status: 'RECEIVED',
    complainant: input.complainant,
    description: input.description,
    claimedDoses: input.claimedDoses,
    disputedDoseId: input.disputedDoseId ?? null,
    photos: [],
    citizenId: null,
    linkEvidence: null,
    proposedLink: null,
    siteCode: known.site,
    responsible,
    ...place,
    ...UNCLAIMED,
    recordedAt: now,
    deadline: deadlineFrom(now),
    closedAt: null,
    decision: null,
    correction: null,
    pendingDecision: null,
    mergedInto: null,
    possibleDuplicateOf: possibleDuplicate?._id ?? null,
    rejections: 0,
    underReview: false,
    rating: null,
    urgencyKey: '',
    sortKeys: null,
    suffixes: [],
    version: 1,
    idempotencyKey: input.idempotencyKey,
  };
  Object.assign(complaint, sortKeysOf(complaint));
  complaint.suffixes = suffixesOf(complaint);

  // The address is not confirmed yet: it gets so many mails a day, from wherever it is named.
  const { email } = complaint.complainant;
  const receipt = email && (await store.citizenLimits.mayMail(email)) ? receiptMail(complaint, store.publicUrl) : null;
  await inTransaction(store.connection, async (session) => {
    complaint.photos = await claimPhotos(store, session, complaint._id, input.photoIds);
    await insertRecord(store.complaints, session, complaint);
    await insertRecord(store.events, session, {
      complaintId: complaint._id,
      version: 1,
      kind: 'FILED',
      at: now,
      byId: 'citizen',
      by: complaint.complainant.fullName,
      note: routingNote(steps),
      before: null,
      failures: null,
    });
    await store.trail.changed(session, {
      action: 'complaint.FILED',
      subjects: [`complaint:${complaint._id}`],
      changes: changesBetween(null, complaint),
    });
    await insertRecord(store.countDeltas, session, { from: null, to: countedOf(complaint), erased: false });
    await store.outbox.add(session, [...identifyJob(complaint), ...mailJob(receipt)]);
  });
  return complaint;
}

/**
 * An open complaint of the same person about the same thing. Shown only to those who know its phone too.
 * @throws DomainError DUPLICATE unless they want to file another one all the same
 */
async function possibleDuplicateOf(store: Store, input: z.output<typeof complaintInput>): Promise<ComplaintRecord | undefined> {
  const possibleDuplicates = (await openUnder(store, input.complainant)).filter((other) => isAboutTheSame(input, other));
  const own = possibleDuplicates.find(({ complainant }) => complainant.phone === input.complainant.phone);
  if (!input.fileAnyway && own) {
    const number = input.complainant.identityDocument?.number;
    throw duplicate(
      `complainant.${number && number === own.complainant.identityDocument?.number ? 'identityDocument.number' : 'phone'}`,
      'a complaint of this person about the same is being worked on',
    );
  }
  return possibleDuplicates[0];
}

/** Without a number no record is certain. */
const identifyJob = ({ _id, complainant }: ComplaintRecord): Job[] =>
  complainant.identityDocument ? [{ kind: 'linkCitizen', key: `identify:${_id}`, payload: { complaintId: _id } }] : [];

/** What a complaint is found by: name, code, phone, ID. */
export const suffixesOf = ({ complainant, code }: Pick<ComplaintRecord, 'complainant' | 'code'>): string[] => [
  ...searchSuffixes(complainant.fullName, code, code.replaceAll('-', '')),
  ...numberSuffixes(complainant.phone, complainant.identityDocument?.number),
];

/** @throws DomainError naming the claimed dose whose vaccine or site does not exist */
async function checkCodes(directory: Directory, doses: { vaccineCode: string | null; siteCode: string | null }[]): Promise<void> {
  for (const [i, dose] of doses.entries()) {
    if (dose.vaccineCode && !(await directory.isVaccine(dose.vaccineCode)))
      throw notFound(`claimedDoses.${i}.vaccineCode`, 'no such vaccine');
    if (dose.siteCode && !(await directory.units.isSite(dose.siteCode))) throw notFound(`claimedDoses.${i}.siteCode`, 'no such site');
  }
}
