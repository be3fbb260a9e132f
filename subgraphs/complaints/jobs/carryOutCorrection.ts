/** The second half of resolving: makes the decided correction through the graph, then finishes the complaint. */
import { DomainError, type Failure } from '@so-tiem/platform/errors';
import type { GraphClient } from '@so-tiem/platform/graphClient';
import { changeComplaint } from '../actions/changeComplaint.ts';
import { finishComplaint } from '../actions/finishComplaint.ts';
import {
  CorrectCitizenDocument,
  CorrectDoseDocument,
  MergeCitizensDocument,
  type MergeCitizensMutationVariables,
  MoveDoseDocument,
  RecordDoseDocument,
  VoidDoseDocument,
} from '../generated/operations.ts';
import type { ComplaintRecord, CorrectionRecord, Outcome } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { heldUntilFrom } from '../rules/deadline.ts';

const OUTCOMES: Record<CorrectionRecord['kind'], Outcome> = {
  recordDose: 'DOSE_ADDED',
  correctDose: 'DOSE_CORRECTED',
  moveDose: 'DOSE_MOVED',
  voidDose: 'DOSE_VOIDED',
  correctCitizen: 'PERSON_CORRECTED',
  mergeRecords: 'RECORDS_MERGED',
};

interface Corrected {
  doseId: string | null;
  /** Whose record it is about afterwards, where that is another one. */
  citizenId?: string | undefined;
  errors: Failure[];
}

/** @throws when the graph does not answer; the outbox tries again */
export const carryOutCorrection =
  (store: Store, graph: GraphClient) =>
  async ({ complaintId, idempotencyKey }: { complaintId: string; idempotencyKey: string }): Promise<void> => {
    const complaint = await store.complaints.findById(complaintId).lean();
    const correction = complaint?.correction;
    if (complaint?.status !== 'RESOLVING' || correction?.idempotencyKey !== idempotencyKey) return; // done before

    const { errors, doseId, citizenId } = await correct(graph, complaint, correction);
    if (errors.some((error) => error.code === 'UNAVAILABLE')) throw new DomainError(errors);
    if (errors.length) return await giveBack(store, complaint, correction, errors);
    const { kind, note, proof, fields, decidedBy } = correction;
    const citizenVersion = Number(fields['citizenVersion'] ?? fields['keptVersion']) || null;
    const decision = { status: 'RESOLVED', outcome: OUTCOMES[kind], note, proof, doseId, citizenVersion } as const;
    await finishComplaint(store, complaint, decidedBy, decision, {
      on: decidedBy,
      fields: { correction: null, ...(citizenId ? { citizenId } : {}) },
    });
  };

/** The complaint is its handler's again, with the reason; what it says in words is for each reader in their own. */
async function giveBack(store: Store, complaint: ComplaintRecord, { decidedBy }: CorrectionRecord, failures: Failure[]): Promise<void> {
  await changeComplaint(store, complaint, {
    kind: 'CORRECTION_REFUSED',
    by: decidedBy,
    on: decidedBy,
    failures,
    fields: { status: 'IN_PROGRESS', correction: null, heldUntil: heldUntilFrom(new Date()) },
  });
}

/** It was tried often enough, or can never succeed. */
export const correctionEnded =
  (store: Store) =>
  async ({ complaintId, idempotencyKey }: { complaintId: string; idempotencyKey: string }, error: Error): Promise<void> => {
    const complaint = await store.complaints.findById(complaintId).lean();
    const correction = complaint?.correction;
    if (complaint?.status !== 'RESOLVING' || correction?.idempotencyKey !== idempotencyKey) return;
    const unavailable: Failure = { code: 'UNAVAILABLE', field: [], message: 'it could not be carried out', reason: 'GIVEN_UP' };
    await giveBack(store, complaint, correction, error instanceof DomainError ? error.failures : [unavailable]);
  };

async function correct(
  graph: GraphClient,
  complaint: ComplaintRecord,
  { kind, fields, idempotencyKey, decidedBy }: CorrectionRecord,
): Promise<Corrected> {
  const reason = `Phản ánh ${complaint.code}`;
  const citizenId = complaint.citizenId ?? '';
  switch (kind) {
    case 'recordDose': {
      const { recordDose } = await graph.ask(
        RecordDoseDocument,
        { input: { ...recordedDose(fields), idempotencyKey, citizenId, source: 'COMPLAINT' } },
        decidedBy,
      );
      return outcome(recordDose.errors, recordDose.dose?.id);
    }
    case 'correctDose': {
      const { doseId, ...rest } = fields;
      const { correctDose } = await graph.ask(
        CorrectDoseDocument,
        { input: { ...rest, id: String(doseId), idempotencyKey, reason } },
        decidedBy,
      );
      return outcome(correctDose.errors, correctDose.dose?.id);
    }
    case 'moveDose': {
      const { doseId, toCitizenId, doseNumber } = fields as { doseId: string; toCitizenId: string; doseNumber?: number };
      const { moveDose } = await graph.ask(
        MoveDoseDocument,
        { input: { id: doseId, toCitizenId, ...(doseNumber ? { doseNumber } : {}), idempotencyKey, reason } },
        decidedBy,
      );
      return outcome(moveDose.errors, moveDose.dose?.id);
    }
    case 'voidDose': {
      const { voidDose } = await graph.ask(
        VoidDoseDocument,
        { input: { id: String(fields['doseId']), idempotencyKey, reason } },
        decidedBy,
      );
      return outcome(voidDose.errors, voidDose.dose?.id);
    }
    case 'correctCitizen': {
      const { citizenVersion, ...rest } = fields;
      const { correctCitizen } = await graph.ask(
        CorrectCitizenDocument,
        { input: { ...rest, id: citizenId, version: Number(citizenVersion), idempotencyKey, reason } },
        decidedBy,
      );
      return outcome(correctCitizen.errors, undefined);
    }
    case 'mergeRecords': {
      const { mergeCitizens } = await graph.ask(
        MergeCitizensDocument,
        { input: { ...(fields as Omit<MergeCitizensMutationVariables['input'], 'idempotencyKey' | 'reason'>), idempotencyKey, reason } },
        decidedBy,
      );
      return { ...outcome(mergeCitizens.errors, undefined), citizenId: mergeCitizens.citizen?.id };
    }
  }
}

/** The fields came through the schema's RecordedDoseInput, so they have these types. */
const recordedDose = (fields: Record<string, unknown>) => ({
  ...fields,
  vaccineCode: String(fields['vaccineCode']),
  injectedOn: String(fields['injectedOn']),
  doseNumber: Number(fields['doseNumber']),
  siteCode: String(fields['siteCode']),
});

function outcome(
  errors: {
    code: Failure['code'];
    field: string[];
    message: string;
    reason?: string | null;
    conflict?: { changedBy: string; change: string; changedAt: string; currentVersion: number } | null;
  }[],
  doseId: string | undefined,
): Corrected {
  return {
    doseId: doseId ?? null,
    errors: errors.map((error) => ({
      ...error,
      conflict: error.conflict ? { ...error.conflict, changedAt: new Date(error.conflict.changedAt) } : null,
    })),
  };
}
