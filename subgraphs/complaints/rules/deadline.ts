/** The deadline: 48 hours from the moment the system records a complaint, in wall time. Source: dispatch 9458/BYT-CNTT. */
import { reopenableUntil } from '@so-tiem/platform/values/erasure';

const HOUR_MS = 3_600_000;

export const HOURS_TO_FINISH = 48;

/** "Due soon" on the queue. */
const SOON_HOURS = 12;

/** A complaint that was taken goes back to the unit when its handler has not shown up for this long. */
const CLAIM_MINUTES = 30;

export const deadlineFrom = (recordedAt: Date): Date => new Date(recordedAt.getTime() + HOURS_TO_FINISH * HOUR_MS);

export const soonUntil = (now: Date): Date => new Date(now.getTime() + SOON_HOURS * HOUR_MS);

export const claimExpiryFrom = (now: Date): Date => new Date(now.getTime() + CLAIM_MINUTES * 60_000);

export const reopenUntil = (closedAt: Date): Date => new Date(reopenableUntil(closedAt.getTime()));
