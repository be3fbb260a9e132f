/**
 * Work that must follow from a change, exactly as surely as the change itself: the job is written in the change's own
 * transaction, and done afterwards, again and again until it succeeds. A handler can be interrupted anywhere and is run
 * again, so it must come to the same end when repeated.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientSession, type Connection, type Model, Schema } from 'mongoose';
import { seal } from './encryption/sealing.ts';
import { type Logger, withoutPersonalData } from './logging.ts';
import { repeat } from './repeat.ts';

/** How long a caller waits for a job that somebody else has taken, and how often they look. */
const WAIT_MS = 10_000;
const LOOK_MS = 50;
/** How long one attempt may take before somebody else may try: longer than every timeout inside a handler. */
const LEASE_MS = 45_000;
const POLL_MS = 1000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 300_000;
const KEEP_DONE_DAYS = 30;

/** A job as an action names it. */
export interface Job {
  kind: string;
  key: string;
  payload: unknown;
}

interface JobRecord {
  kind: string;
  /** Names the job once and for all: the same job written twice is one job. */
  key: string;
  payload: unknown;
  /** Not before this instant: the time of the next attempt, or the end of a running attempt's lease. */
  due: Date;
  lease: string | null;
  attempts: number;
  doneAt: Date | null;
  lastError: string | null;
}

const jobSchema = new Schema<JobRecord>(
  {
    kind: { type: String, required: true },
    key: { type: String, required: true },
    payload: Schema.Types.Mixed,
    due: { type: Date, required: true },
    lease: { type: String, default: null },
    attempts: { type: Number, default: 0 },
    doneAt: { type: Date, default: null },
    lastError: { type: String, default: null },
  },
  { collection: 'outbox', versionKey: false },
);
seal(jobSchema, { values: ['payload'] }); // mails to people, corrections of their data
jobSchema.index({ key: 1 }, { unique: true });
jobSchema.index({ doneAt: 1, due: 1 });
jobSchema.index(
  { doneAt: 1 },
  { expireAfterSeconds: KEEP_DONE_DAYS * 86_400, partialFilterExpression: { doneAt: { $type: 'date' } }, name: 'forget_done' },
);

export class Outbox {
  readonly #jobs: Model<JobRecord>;
  readonly #log: Logger;
  readonly #handlers = new Map<string, (payload: never, attempt: number) => Promise<void>>();
  #stop: (() => Promise<void>) | undefined;

  constructor(connection: Connection, log: Logger) {
    this.#jobs = connection.model<JobRecord>('Job', jobSchema);
    this.#log = log;
  }

  handle<Payload>(kind: string, handler: (payload: Payload, attempt: number) => Promise<void>): this {
    this.#handlers.set(kind, handler);
    return this;
  }

  /** Part of the change's transaction. */
  async add(session: ClientSession, kind: string, key: string, payload: unknown): Promise<void> {
    await this.#jobs.updateOne(
      { key },
      { $setOnInsert: { kind, key, payload, due: new Date(), lease: null, attempts: 0, doneAt: null, lastError: null } },
      { session, upsert: true },
    );
  }

  /**
   * Does one job at once, for a caller who wants to see its end; if that fails it is left to the next round. A round, of
   * this process or another, may have been quicker: then its attempt is waited for.
   */
  async runNow(key: string): Promise<void> {
    const job = await this.#take({ key });
    if (job) return await this.#run(job);
    for (const until = Date.now() + WAIT_MS; Date.now() < until; await sleep(LOOK_MS)) {
      if (!(await this.#jobs.exists({ key, lease: { $ne: null } }))) return;
    }
  }

  start(): this {
    const round = async () => {
      for (let job = await this.#take({}); job; job = await this.#take({})) await this.#run(job);
    };
    const failed = (error: unknown) => this.#log.warn({ err: error }, 'outbox round failed');
    this.#stop = repeat(round, { everyMs: POLL_MS, firstMs: POLL_MS, failed });
    return this;
  }

  async stop(): Promise<void> {
    await this.#stop?.();
  }

  #take(which: { key?: string }) {
    const now = new Date();
    const lease = { due: new Date(now.getTime() + LEASE_MS), lease: randomUUID() };
    return this.#jobs
      .findOneAndUpdate(
        { ...which, doneAt: null, due: { $lte: now }, kind: { $in: [...this.#handlers.keys()] } },
        { $set: lease, $inc: { attempts: 1 } },
        { returnDocument: 'after', sort: { due: 1 } },
      )
      .lean();
  }

  async #run(job: JobRecord): Promise<void> {
    const mine = { key: job.key, lease: job.lease };
    try {
      await this.#handlers.get(job.kind)?.(job.payload as never, job.attempts);
      await this.#jobs.updateOne(mine, { $set: { doneAt: new Date(), lease: null, lastError: null } });
    } catch (error) {
      const wait = Math.min(FIRST_RETRY_MS * 2 ** (job.attempts - 1), LAST_RETRY_MS);
      const lastError = withoutPersonalData(error instanceof Error ? error.message : String(error));
      this.#log.warn({ job: job.key, attempt: job.attempts, retryInMs: wait, err: error }, 'job failed');
      await this.#jobs.updateOne(mine, { $set: { due: new Date(Date.now() + wait), lease: null, lastError } });
    }
  }
}
