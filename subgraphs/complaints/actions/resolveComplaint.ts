/**
 * Resolving a complaint by a correction in another subgraph.
 *
 * The decision and the job that carries it out are written in one transaction; the job then makes the correction through
 * the graph, under a key that makes it one correction however often it is tried, and finishes the complaint. A crash
 * anywhere in between leaves a complaint that is being resolved, and a job that goes on: it ends done once, never half.
 */
import { DomainError, failure, invalid, notFound } from '@so-tiem/platform/errors/errors';
import { optionalLine, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { isWithin, territoryOfSite } from '@so-tiem/platform/identity/territory';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { own } from '@so-tiem/platform/jobs/job';
import { z } from 'zod';
import type { ResolveComplaintInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { CarriedOut } from '../jobs/carryOutCorrection.ts';
import type { ComplaintRecord, CorrectionRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { proofIds, proofOf } from '../repository/closeComplaint.ts';
import { decide, undoSeconds } from '../repository/decideLater.ts';
import { loadForDeciding } from '../repository/loadForHandling.ts';
import { CORRECTION_KINDS, CORRECTIONS, type Correction } from '../rules/corrections.ts';
import { handledBy } from '../rules/states.ts';

const { recordDose, correctDose, moveDose, voidDose, correctCitizen, mergeRecords } = CORRECTIONS;
const input = z.strictObject({
  ...versioned,
  note: optionalLine(1000),
  proof: proofIds,
  undoSeconds,
  recordDose: recordDose.nullish(),
  correctDose: correctDose.nullish(),
  moveDose: moveDose.nullish(),
  voidDose: voidDose.nullish(),
  correctCitizen: correctCitizen.nullish(),
  mergeRecords: mergeRecords.nullish(),
});

export async function resolveComplaint(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: ResolveComplaintInput,
): Promise<ComplaintRecord> {
  const { note, proof, id, version, undoSeconds: seconds, ...corrections } = parseInput(input, raw);
  const wanted = CORRECTION_KINDS.flatMap((kind) => (corrections[kind] ? [{ kind, fields: corrections[kind] } as Correction] : []));
  const [ordered, ...others] = wanted;
  if (!ordered || others.length) throw invalid('recordDose', `exactly one of ${CORRECTION_KINDS.join(', ')}`);
  const { staff, complaint } = await loadForDeciding(store, identity, { id, version });
  if (!complaint.citizenId) throw notFound('id', 'say first whose record it is about (linkCitizen)');
  await checkCorrection(directory, staff, complaint.citizenId, ordered);

  const correction: CorrectionRecord = {
    ...ordered,
    idempotencyKey: `complaint:${id}:${version}`,
    note,
    proof: proofOf(complaint, proof),
    decidedBy: staff,
  };
  const toCarryOut = {
    kind: 'carryOutCorrection',
    key: `correct:${id}:${version}`,
    payload: { complaintId: id, idempotencyKey: correction.idempotencyKey },
  };
  const decision = {
    kind: 'CORRECTION_DECIDED',
    by: staff,
    note,
    fields: { status: 'RESOLVING', correction, ...handledBy(staff) },
  } as const;
  if (seconds) return await decide(store, complaint, { ...decision, jobs: [toCarryOut] }, seconds);
  const job = own(toCarryOut);
  const decided = await changeComplaint(store, complaint, { ...decision, jobs: [job] });
  const { complaint: after = decided, failures = [] } = (await store.outbox.runOwn<CarriedOut>(job)) ?? {};
  if (failures.length) throw new DomainError(failures.map((failure) => ({ ...failure, field: [ordered.kind, ...failure.field] })));
  return after;
}

/** @throws DomainError naming what does not exist, is not one's own to write, or is not about the person whose complaint it is */
async function checkCorrection(directory: Directory, staff: Staff, citizenId: string, { kind, fields }: Correction): Promise<void> {
  if (kind === 'mergeRecords' && fields.survivorId !== citizenId && fields.duplicateId !== citizenId)
    throw invalid('mergeRecords.survivorId', 'one of the two is the record that the complaint is about');
  if (kind !== 'recordDose' && kind !== 'correctDose') return;
  if (fields.vaccineCode && !(await directory.isVaccine(fields.vaccineCode))) throw notFound(`${kind}.vaccineCode`, 'no such vaccine');
  if (!fields.siteCode) return;
  if (!(await directory.units.isSite(fields.siteCode))) throw notFound(`${kind}.siteCode`, 'no such site');
  // The doses subgraph says so too, but by then it would have been decided.
  if (!isWithin(territoryOfSite(fields.siteCode), staff.unit))
    throw failure('FORBIDDEN', `${kind}.siteCode`, 'a site outside of your territory', 'OUTSIDE_TERRITORY');
}
