/** The time in which another person's record was merged into one, by mistake or until the doses refused: what it held then was theirs too. */
import type { MergeRecord } from '../model/merge.ts';

export interface TakenBack {
  otherId: string;
  from: Date;
  until: Date;
}

type Merge = Pick<MergeRecord, 'otherId' | 'at' | 'refusedAt' | 'separated' | 'status'>;

/** Of those that were not taken back, none. */
export const takenBackOf = (merges: readonly Merge[]): TakenBack[] =>
  merges.flatMap(({ otherId, at, status, separated, refusedAt }) => {
    const until = status === 'SEPARATED' ? separated?.at : status === 'REFUSED' ? refusedAt : null;
    return until ? [{ otherId, from: at, until }] : [];
  });

/** Whose data besides may stand in what the record was until this instant. */
export const othersUntil = (at: Date, takenBack: readonly TakenBack[]): string[] =>
  takenBack.flatMap(({ otherId, from, until }) => (from < at && at <= until ? [otherId] : []));

/** And in what became of it at this instant. */
export const othersAt = (at: Date, takenBack: readonly TakenBack[]): string[] =>
  takenBack.flatMap(({ otherId, from, until }) => (from <= at && at <= until ? [otherId] : []));
