/** The clock: 48 hours from the moment the system records a complaint, in wall time. Source: dispatch 9458/BYT-CNTT. */
const HOUR_MS = 3_600_000;

const HOURS_TO_FINISH = 48;
/** "Due soon" on the queue. */
const SOON_HOURS = 12;
/** A decision can be questioned with better proof for this long. */
const DAYS_TO_REOPEN = 15;

export const deadlineFrom = (recordedAt: Date): Date => new Date(recordedAt.getTime() + HOURS_TO_FINISH * HOUR_MS);

export const soonUntil = (now: Date): Date => new Date(now.getTime() + SOON_HOURS * HOUR_MS);

export const reopenUntil = (finishedAt: Date): Date => new Date(finishedAt.getTime() + DAYS_TO_REOPEN * 24 * HOUR_MS);
