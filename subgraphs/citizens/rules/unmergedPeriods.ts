/** The time in which another person's record was merged into one, by mistake or until the doses refused: what it held then was theirs too. */
import type { MergeRecord } from '../model/merge.ts';

export interface UnmergedPeriod {
  duplicateId: string;
  from: Date;
  until: Date;
}

type Merge = Pick<MergeRecord, 'duplicateId' | 'at' | 'refusedAt' | 'unmerged' | 'status'>;

/** Of those that were not taken back, none. */
export const unmergedPeriodsOf = (merges: readonly Merge[]): UnmergedPeriod[] =>
  merges.flatMap(({ duplicateId, at, status, unmerged, refusedAt }) => {
    const until = status === 'UNMERGED' ? unmerged?.at : status === 'REFUSED' ? refusedAt : null;
    return until ? [{ duplicateId, from: at, until }] : [];
  });

/** Whose data besides may stand in what the record was until this instant. */
export const othersUntil = (at: Date, unmergedPeriods: readonly UnmergedPeriod[]): string[] =>
  unmergedPeriods.flatMap(({ duplicateId, from, until }) => (from < at && at <= until ? [duplicateId] : []));

/** And in what became of it at this instant. */
export const othersAt = (at: Date, unmergedPeriods: readonly UnmergedPeriod[]): string[] =>
  unmergedPeriods.flatMap(({ duplicateId, from, until }) => (from <= at && at <= until ? [duplicateId] : []));
