/** Figures of erasing and copying a person that several parts go by. */

/** How many records one person may have. */
export const MAX_RECORDS_OF_PERSON = 50;
/** For as many days after the decision a complaint may be reopened; until then it is not final, and its person is not erased. */
export const DAYS_TO_REOPEN = 15;

const DECIDED = new Set(['RESOLVED', 'REJECTED']);

/** Withdrawn and merged complaints are closed too, and final at once. */
export const isDecided = (status: string): boolean => DECIDED.has(status);

/** @param closedAt in milliseconds since 1970 */
export const reopenableUntil = (closedAt: number): number => closedAt + DAYS_TO_REOPEN * 86_400_000;

/** @param closedAt in milliseconds since 1970; null while it is open @returns whether a complaint is still to be answered, or may be reopened */
export const mayGoOn = ({ status, closedAt }: { status: string; closedAt: number | null }, now: number): boolean =>
  closedAt === null || (isDecided(status) && reopenableUntil(closedAt) > now);
