/**
 * Resolving a complaint by a correction in another subgraph.
 *
 * The decision and the job that carries it out are written in one transaction; the job then makes the correction through
 * the graph, under a key that makes it one correction however often it is tried, and finishes the complaint. A crash
 * anywhere in between leaves a complaint that is being resolved, and a job that goes on: it ends done once, never half.
 */
import { DomainError, invalid, notFound, wrongState } from '@so-tiem/platform/errors';
import { given } from '@so-tiem/platform/given';
import type { Identity } from '@so-tiem/platform/identity';
import { optionalLine, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import type { ComplaintRecord, CorrectionRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { handledBy } from '../rules/states.ts';
import { changeComplaint } from './changeComplaint.ts';
import { proofIds, proofOf } from './finishComplaint.ts';
import { loadForDeciding } from './loadForHandling.ts';

const fields = z.record(z.string(), z.unknown()).nullish();
const input = z.object({
  id: z.string(),
  version: z.int(),
  note: optionalLine(1000),
  proof: proofIds,
  recordDose: fields,
  correctDose: fields,
  moveDose: fields,
  voidDose: fields,
  correctCitizen: fields,
  mergeRecords: fields,
});
const KINDS = ['recordDose', 'correctDose', 'moveDose', 'voidDose', 'correctCitizen', 'mergeRecords'] as const;

export async function resolveComplaint(store: Store, identity: Identity, raw: unknown): Promise<ComplaintRecord> {
  const { note, proof, id, version, ...corrections } = parseInput(input, raw);
  const [kind, ...others] = KINDS.filter((name) => corrections[name]);
  if (!kind || others.length) throw invalid('recordDose', `exactly one of ${KINDS.join(', ')}`);
  const { staff, complaint } = await loadForDeciding(store, identity, { id, version });
  if (!complaint.citizenId) throw notFound('id', 'say first whose record it is about (identifyComplainant)');
  const { keptId, otherId } = corrections.mergeRecords ?? {};
  if (kind === 'mergeRecords' && keptId !== complaint.citizenId && otherId !== complaint.citizenId)
    throw invalid('mergeRecords.keptId', 'one of the two is the record that the complaint is about');

  const correction: CorrectionRecord = {
    kind,
    idempotencyKey: `complaint:${id}:${version}`,
    fields: given(corrections[kind] ?? {}),
    note,
    proof: proofOf(complaint, proof),
    decidedBy: staff,
  };
  const key = `correct:${id}:${version}`;
  const decided = await changeComplaint(store, complaint, {
    kind: 'CORRECTION_DECIDED',
    by: staff,
    note,
    fields: { status: 'RESOLVING', correction, ...handledBy(staff) },
    jobs: [{ kind: 'carryOutCorrection', key, payload: { complaintId: id, idempotencyKey: correction.idempotencyKey } }],
  });
  await store.outbox.runNow(key);

  const next = await store.events.findOne({ complaintId: id, version: decided.version + 1 }).lean();
  if (next?.failures) throw new DomainError(next.failures.map((failure) => ({ ...failure, field: [kind, ...failure.field] })));
  const after = await store.complaints.findById(id).lean();
  if (!after) throw wrongState('the complaint is gone');
  return after;
}
