/** A job of the outbox: what is to be done after a change, once, and how it is kept until it is. */
import { randomUUID } from 'node:crypto';
import { Schema } from 'mongoose';
import { DomainError, type ErrorCode } from '../errors/errors.ts';
import { seal } from '../storage/encryption/sealing.ts';

/** A job as an action names it. */
export interface Job {
  kind: string;
  key: string;
  payload: unknown;
  /** Not before this instant; at once unless given. */
  due?: Date;
  /** Of one that its own process does at once (`own`). */
  lease?: string;
}

/** A job that is taken as soon as it is there: only if its process dies does another one do it. */
export interface OwnJob extends Job {
  lease: string;
}

export const own = (job: Job): OwnJob => ({ ...job, lease: randomUUID() });

/** What no further attempt will change. A `DomainError` is one too, unless it says UNAVAILABLE, or STALE: what is there now is read anew. */
export class PermanentFailure extends Error {}

const PASSING = new Set<ErrorCode>(['UNAVAILABLE', 'STALE']);
export const isPermanent = (error: unknown): boolean =>
  error instanceof PermanentFailure || (error instanceof DomainError && error.failures.every(({ code }) => !PASSING.has(code)));

/** Says that a piece of long work is done and another one is left: others get their turn between the two. */
export const MORE = 'MORE';

const DAY_MS = 86_400_000;
const KEEP_DONE_DAYS = 30;
const KEEP_DEAD_DAYS = 90;

export interface JobRecord {
  /** The job's key: the same job written twice is one job. */
  _id: string;
  kind: string;
  /** Null once it is done: it may tell of a person. */
  payload: unknown;
  /** Not before this instant: the time of the next attempt, or the end of a running attempt's lease. */
  due: Date;
  lease: string | null;
  attempts: number;
  doneAt: Date | null;
  /** When it ended without success; null unless it did. */
  deadAt: Date | null;
  /** Since when it goes on without success though it must have it; null unless it does. */
  stuckAt: Date | null;
  lastError: string | null;
}

const date = { type: Date, default: null };
export const jobSchema = new Schema<JobRecord>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    payload: Schema.Types.Mixed,
    due: { type: Date, required: true },
    lease: { type: String, default: null },
    attempts: { type: Number, default: 0 },
    doneAt: date,
    deadAt: date,
    stuckAt: date,
    lastError: { type: String, default: null },
  },
  { collection: 'outbox', versionKey: false },
);
seal(jobSchema, { values: ['payload'] }); // mails to people, corrections of their data
jobSchema.index({ doneAt: 1, due: 1 });
const forgotten = (field: 'doneAt' | 'deadAt', days: number, name: string) =>
  jobSchema.index(
    { [field]: 1 },
    { expireAfterSeconds: (days * DAY_MS) / 1000, partialFilterExpression: { [field]: { $type: 'date' } }, name },
  );
forgotten('doneAt', KEEP_DONE_DAYS, 'forget_done');
forgotten('deadAt', KEEP_DEAD_DAYS, 'forget_dead');
jobSchema.index({ stuckAt: 1 }, { partialFilterExpression: { stuckAt: { $type: 'date' } }, name: 'stuck' });
