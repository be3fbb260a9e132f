/** How each kind of correction is carried out through the graph, and what a complaint that ends with it was resolved by. */
import type { Failure } from '@so-tiem/platform/errors/errors';
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import type { Staff } from '@so-tiem/platform/identity/identity';
import {
  CorrectCitizenDocument,
  CorrectDoseDocument,
  MergeCitizensDocument,
  MoveDoseDocument,
  RecordDoseDocument,
  VoidDoseDocument,
} from '../generated/operations.ts';
import type { ResolutionOutcome } from '../generated/schema.ts';
import type { CorrectionKind, CorrectionOf } from '../rules/corrections.ts';

/** As the other subgraph answers. */
export interface Corrected {
  /** The dose as it is afterwards. */
  doseId: string | null;
  /** Whose record the complaint is about afterwards, where that is another one. */
  citizenId?: string | undefined;
  errors: Failure[];
}

interface Ordered {
  graph: GraphClient;
  /** The person whose complaint it is. */
  citizenId: string;
  /** Names the correction, so that it is done once. */
  idempotencyKey: string;
  reason: string;
  by: Staff;
}

interface Step<Kind extends CorrectionKind> {
  outcome: ResolutionOutcome;
  /** Version of the person's record that is corrected. */
  citizenVersion?: (fields: CorrectionOf<Kind>['fields']) => number;
  carryOut: (fields: CorrectionOf<Kind>['fields'], ordered: Ordered) => Promise<Corrected>;
}

const STEPS: { [Kind in CorrectionKind]: Step<Kind> } = {
  recordDose: {
    outcome: 'DOSE_ADDED',
    async carryOut(fields, { graph, citizenId, idempotencyKey, by }) {
      const input = { ...fields, idempotencyKey, citizenId, source: 'COMPLAINT' } as const;
      const { recordDose } = await graph.ask(RecordDoseDocument, { input }, by);
      return answered(recordDose.errors, recordDose.dose?.id);
    },
  },
  correctDose: {
    outcome: 'DOSE_CORRECTED',
    async carryOut({ doseId: id, ...fields }, { graph, idempotencyKey, reason, by }) {
      const { correctDose } = await graph.ask(CorrectDoseDocument, { input: { ...fields, idempotencyKey, reason, id } }, by);
      return answered(correctDose.errors, correctDose.dose?.id);
    },
  },
  moveDose: {
    outcome: 'DOSE_MOVED',
    async carryOut({ doseId: id, ...fields }, { graph, idempotencyKey, reason, by }) {
      const { moveDose } = await graph.ask(MoveDoseDocument, { input: { ...fields, idempotencyKey, reason, id } }, by);
      return answered(moveDose.errors, moveDose.dose?.id);
    },
  },
  voidDose: {
    outcome: 'DOSE_VOIDED',
    async carryOut({ doseId: id }, { graph, idempotencyKey, reason, by }) {
      const { voidDose } = await graph.ask(VoidDoseDocument, { input: { idempotencyKey, reason, id } }, by);
      return answered(voidDose.errors, voidDose.dose?.id);
    },
  },
  correctCitizen: {
    outcome: 'PERSON_CORRECTED',
    citizenVersion: ({ citizenVersion }) => citizenVersion,
    async carryOut({ citizenVersion: version, ...fields }, { graph, citizenId: id, idempotencyKey, reason, by }) {
      const input = { ...fields, idempotencyKey, reason, id, version };
      const { correctCitizen } = await graph.ask(CorrectCitizenDocument, { input }, by);
      return answered(correctCitizen.errors, undefined);
    },
  },
  mergeRecords: {
    outcome: 'RECORDS_MERGED',
    citizenVersion: ({ survivorVersion }) => survivorVersion,
    async carryOut(fields, { graph, idempotencyKey, reason, by }) {
      const { mergeCitizens } = await graph.ask(MergeCitizensDocument, { input: { ...fields, idempotencyKey, reason } }, by);
      return { ...answered(mergeCitizens.errors, undefined), citizenId: mergeCitizens.citizen?.id };
    },
  },
};

/** @throws when the graph does not answer */
export const carryOut = <Kind extends CorrectionKind>({ kind, fields }: CorrectionOf<Kind>, ordered: Ordered): Promise<Corrected> =>
  STEPS[kind].carryOut(fields, ordered);

export const outcomeOf = (kind: CorrectionKind): ResolutionOutcome => STEPS[kind].outcome;

/** Of the person's record, where that is what is corrected. */
export const citizenVersionOf = <Kind extends CorrectionKind>({ kind, fields }: CorrectionOf<Kind>): number | null =>
  STEPS[kind].citizenVersion?.(fields) ?? null;

interface AnsweredError extends Omit<Failure, 'conflict' | 'field'> {
  field: string[];
  conflict?: { changedBy: string; change: string; changedAt: string; currentVersion: number } | null;
}

const answered = (errors: readonly AnsweredError[], doseId: string | undefined): Corrected => ({
  doseId: doseId ?? null,
  errors: errors.map((error) => ({
    ...error,
    conflict: error.conflict ? { ...error.conflict, changedAt: new Date(error.conflict.changedAt) } : null,
  })),
});
