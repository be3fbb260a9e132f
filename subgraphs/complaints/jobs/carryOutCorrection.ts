/** The second half of resolving: makes the decided correction through the graph, then finishes the complaint. */

import { isHandledHere } from '@so-tiem/platform/authorization/visibility';
import { DomainError, type Failure } from '@so-tiem/platform/errors/errors';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import {
  CorrectCitizenDocument,
  CorrectDoseDocument,
  MergeCitizensDocument,
  MoveDoseDocument,
  RecordDoseDocument,
  VoidDoseDocument,
} from '../generated/operations.ts';
import type { ResolutionOutcome } from '../generated/schema.ts';
import type { ComplaintRecord, CorrectionRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { closeComplaint } from '../repository/closeComplaint.ts';
import { asLinked } from '../rules/citizenLink.ts';
import { claimExpiryFrom } from '../rules/deadline.ts';

const OUTCOMES: Record<CorrectionRecord['kind'], ResolutionOutcome> = {
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

/** What it came to: the complaint as it then is, and why the correction was refused. */
export interface CarriedOut {
  complaint: ComplaintRecord;
  failures: Failure[];
}

/** @returns nothing for what was done before @throws when the graph does not answer; the outbox tries again */
export const carryOutCorrection =
  (store: Store, graph: GraphClient) =>
  async ({ complaintId, idempotencyKey }: { complaintId: string; idempotencyKey: string }): Promise<CarriedOut | undefined> => {
    const complaint = await store.complaints.findById(complaintId).lean();
    const correction = complaint?.correction;
    if (complaint?.status !== 'RESOLVING' || correction?.idempotencyKey !== idempotencyKey) return undefined;

    const { errors, doseId, citizenId } = await correct(graph, complaint, correction);
    if (errors.some((error) => error.code === 'UNAVAILABLE')) throw new DomainError(errors);
    if (errors.length) return { complaint: await giveBack(store, complaint, correction, errors), failures: errors };
    const { kind, note, proof, decidedBy } = correction;
    const citizenVersion = versionOf(correction);
    const decision = { status: 'RESOLVED', outcome: OUTCOMES[kind], note, proof, doseId, citizenVersion } as const;
    const closed = await closeComplaint(store, complaint, decidedBy, decision, {
      on: decidedBy,
      fields: { correction: null, ...(citizenId ? { citizenId } : {}) },
    });
    return { complaint: closed, failures: [] };
  };

/** The complaint is its handler's again, with the reason; what it says in words is for each reader in their own. */
const giveBack = (
  store: Store,
  complaint: ComplaintRecord,
  { decidedBy }: CorrectionRecord,
  failures: Failure[],
): Promise<ComplaintRecord> =>
  changeComplaint(store, complaint, {
    kind: 'CORRECTION_REFUSED',
    by: decidedBy,
    on: decidedBy,
    failures,
    fields: { status: 'IN_PROGRESS', correction: null, claimExpiresAt: claimExpiryFrom(new Date()) },
  });

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

/** Of the person's record, where that is what is corrected. */
function versionOf({ kind, fields }: CorrectionRecord): number | null {
  if (kind === 'correctCitizen') return fields.citizenVersion;
  return kind === 'mergeRecords' ? fields.survivorVersion : null;
}

async function correct(graph: GraphClient, complaint: ComplaintRecord, correction: CorrectionRecord): Promise<Corrected> {
  const { idempotencyKey, decidedBy } = correction;
  const citizenId = complaint.citizenId ?? '';
  // What the complaint shows need not be asked about again.
  const by = isHandledHere(asLinked(complaint), decidedBy, new Date()) ? { ...decidedBy, shown: [citizenId] } : decidedBy;
  const how = { idempotencyKey, reason: `Phản ánh ${complaint.code}` };
  switch (correction.kind) {
    case 'recordDose': {
      const input = { ...correction.fields, idempotencyKey, citizenId, source: 'COMPLAINT' } as const;
      const { recordDose } = await graph.ask(RecordDoseDocument, { input }, by);
      return outcome(recordDose.errors, recordDose.dose?.id);
    }
    case 'correctDose': {
      const { doseId: id, ...fields } = correction.fields;
      const { correctDose } = await graph.ask(CorrectDoseDocument, { input: { ...fields, ...how, id } }, by);
      return outcome(correctDose.errors, correctDose.dose?.id);
    }
    case 'moveDose': {
      const { doseId: id, ...fields } = correction.fields;
      const { moveDose } = await graph.ask(MoveDoseDocument, { input: { ...fields, ...how, id } }, by);
      return outcome(moveDose.errors, moveDose.dose?.id);
    }
    case 'voidDose': {
      const { voidDose } = await graph.ask(VoidDoseDocument, { input: { ...how, id: correction.fields.doseId } }, by);
      return outcome(voidDose.errors, voidDose.dose?.id);
    }
    case 'correctCitizen': {
      const { citizenVersion: version, ...fields } = correction.fields;
      const { correctCitizen } = await graph.ask(CorrectCitizenDocument, { input: { ...fields, ...how, id: citizenId, version } }, by);
      return outcome(correctCitizen.errors, undefined);
    }
    case 'mergeRecords': {
      const { mergeCitizens } = await graph.ask(MergeCitizensDocument, { input: { ...correction.fields, ...how } }, by);
      return { ...outcome(mergeCitizens.errors, undefined), citizenId: mergeCitizens.citizen?.id };
    }
  }
}

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
