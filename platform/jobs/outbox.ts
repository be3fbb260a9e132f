/**
 * Work that must follow from a change, exactly as surely as the change itself: the job is written in the change's own transaction, and
 * done afterwards, again until it succeeds, a bounded number of times. A handler can be interrupted anywhere and is run again, so
 * it must come to the same end when repeated. What can never succeed ends at once, and is listed for administrators; what was promised
 * to a person, such as their erasure, is listed too, and goes on once a day until it is done.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientSession, Connection, Model } from 'mongoose';
import { type Logger, withoutPersonalData } from '../configuration/logging.ts';
import { currentRequest } from '../process/request.ts';
import { runEvery } from '../process/runEvery.ts';
import { insertOnce } from '../storage/wholeRecords.ts';
import { isPermanent, type Job, type JobRecord, jobSchema, MORE, type OwnJob } from './job.ts';

/** How long a caller waits for a job that another process runs, and how often it looks. */
const WAIT_MS = 10_000;
const LOOK_MS = 50;
/** How long an attempt is left alone after its process was last heard of, and how often that is while work goes on. */
const LEASES = { leaseMs: 45_000, renewMs: 15_000 };
const POLL_MS = 1000;
const DAY_MS = 86_400_000;
/** Jobs that a round takes under one lease. */
const MAX_LEASED = 10;
/** A handler that has not come back by then is taken for dead: its lease is renewed no more. */
const MAX_RUN_MS = 600_000;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 300_000;
/** Some two and a half hours with the waits above: longer than an outage that is left alone. */
const MAX_ATTEMPTS = 36;

interface Handling<Payload> {
  /** Done with what it returns, unless that is MORE. */
  run: (payload: Payload, attempt: number) => Promise<unknown>;
  /** Long work has a round of its own, so that mail never waits behind it. */
  lane: Lane;
  /** What becomes of what waited for the job, when it ends without success; run again until it succeeds. */
  ended?: ((payload: Payload, error: Error) => Promise<void>) | undefined;
  /** A job that must succeed: it never ends without. */
  mustSucceed: boolean;
}

/** Reminders wait behind no mail, mail behind no question to the graph, and none of them behind an import. */
const LANES = ['escalation', 'mail', 'quick', 'long'] as const;
type Lane = (typeof LANES)[number];

const IS_SET = { $type: 'date' as const };

export class Outbox {
  readonly #jobs: Model<JobRecord>;
  readonly #log: Logger;
  readonly #leases: typeof LEASES;
  readonly #handlers = new Map<string, Handling<never>>();
  #stops: (() => Promise<void>)[] = [];
  #isStopping = false;

  constructor(connection: Connection, log: Logger, leases = LEASES) {
    this.#jobs = connection.model<JobRecord>('Job', jobSchema);
    this.#log = log;
    this.#leases = leases;
  }

  handle<Payload>(
    kind: string,
    run: Handling<Payload>['run'],
    { lane = 'quick', ended, mustSucceed = false }: Partial<Omit<Handling<Payload>, 'run'>> = {},
  ): this {
    this.#handlers.set(kind, { run, lane, ended, mustSucceed });
    return this;
  }

  /** Part of the change's transaction. */
  async add(session: ClientSession, jobs: readonly Job[]): Promise<void> {
    await insertOnce(
      this.#jobs,
      session,
      jobs.map((job) => this.#recordOf(job)),
    );
  }

  /** Part of the transaction that takes back what it would have done. @returns whether it had not been begun */
  async cancel(session: ClientSession, key: string): Promise<boolean> {
    return (await this.#jobs.deleteOne({ _id: key, lease: null, attempts: 0, doneAt: null }, { session })).deletedCount > 0;
  }

  /**
   * Does one job at once, for a caller who wants to see its end; if that fails it is left to the next round. A round, of
   * this process or another, may have been quicker: then its attempt is waited for.
   */
  async runNow(key: string): Promise<void> {
    const job = await this.#take(key);
    if (job) return void (await this.#run(job));
    for (const until = Date.now() + WAIT_MS; Date.now() < until; await sleep(LOOK_MS)) {
      if (!(await this.#jobs.exists({ _id: key, lease: { $ne: null } }))) return;
    }
  }

  /** Does its own job, once its transaction is through. @returns what its handler returns; undefined when it failed, and goes on by itself */
  async runOwn<Outcome>(job: OwnJob): Promise<Outcome | undefined> {
    return (await this.#run({ ...this.#recordOf(job), lease: job.lease })) as Outcome | undefined;
  }

  start(): this {
    const failed = (error: unknown) => this.#log.warn({ err: error }, 'outbox round failed');
    this.#stops = LANES.flatMap((lane) => {
      const kinds = [...this.#handlers].flatMap(([kind, handling]) => (handling.lane === lane ? [kind] : []));
      const round = async () => {
        while (!this.#isStopping && (await this.#runSome(kinds)));
      };
      return kinds.length ? [runEvery(round, { everyMs: POLL_MS, firstMs: POLL_MS, failed })] : [];
    });
    return this;
  }

  /** After the jobs that are taken. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(this.#stops.map((stop) => stop()));
  }

  /** Those that go on without success though they must have it, then those that ended without, each the latest first. */
  async unsuccessful(limit: number): Promise<Omit<JobRecord, 'payload'>[]> {
    const latest = (field: 'stuckAt' | 'deadAt') =>
      this.#jobs
        .find({ [field]: IS_SET }, { payload: 0 })
        .sort({ [field]: -1 })
        .limit(limit)
        .lean();
    return (await Promise.all([latest('stuckAt'), latest('deadAt')])).flat().slice(0, limit);
  }

  /** @returns whether there is such a job; it begins anew */
  async tryAgain(key: string): Promise<boolean> {
    const now = new Date();
    const anew = { deadAt: null, stuckAt: null, doneAt: null, attempts: 0, due: now, lease: null };
    const idle = { $or: [{ lease: null }, { due: { $lte: now } }] };
    const listed = { $or: [{ deadAt: IS_SET }, { stuckAt: IS_SET }] };
    return (await this.#jobs.updateOne({ _id: key, $and: [idle, listed] }, { $set: anew })).modifiedCount > 0;
  }

  /** @returns whether there was such a dead job; it is listed no more. What must succeed is not given up. */
  async giveUp(key: string): Promise<boolean> {
    const mustSucceed = [...this.#handlers].flatMap(([kind, handling]) => (handling.mustSucceed ? [kind] : []));
    const dead = { _id: key, deadAt: IS_SET, kind: { $nin: mustSucceed } };
    return (await this.#jobs.updateOne(dead, { $set: { deadAt: null, doneAt: new Date(), payload: null } })).modifiedCount > 0;
  }

  #recordOf({ kind, key, payload, due = new Date(), lease }: Job): JobRecord {
    const taken = lease === undefined ? { lease: null, attempts: 0, due } : { lease, attempts: 1, due: this.#leaseEnd() };
    return { _id: key, kind, payload, ...taken, doneAt: null, deadAt: null, stuckAt: null, lastError: null };
  }

  #leaseEnd = (): Date => new Date(Date.now() + this.#leases.leaseMs);

  #take(key: string) {
    const lease = { due: this.#leaseEnd(), lease: randomUUID() };
    return this.#jobs
      .findOneAndUpdate(
        { _id: key, ...isDue([...this.#handlers.keys()]) },
        { $set: lease, $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
  }

  /** @returns whether there may be more */
  async #runSome(kinds: readonly string[]): Promise<boolean> {
    const { jobs, isAll } = await this.#takeSome(kinds);
    let goesOn = !isAll;
    const until = Date.now() + this.#leases.renewMs;
    for (const [i, job] of jobs.entries()) {
      // Whose turn comes too late is given back: its lease is not renewed before its turn.
      if (Date.now() > until) {
        const ids = jobs.slice(i).map(({ _id }) => _id);
        await this.#jobs.updateMany(
          { _id: { $in: ids }, lease: job.lease },
          { $set: { due: new Date(), lease: null }, $inc: { attempts: -1 } },
        );
        return true;
      }
      if ((await this.#run(job)) === MORE) goesOn = true;
    }
    return goesOn;
  }

  /** Those that are due first, under one lease. */
  async #takeSome(kinds: readonly string[]): Promise<{ jobs: JobRecord[]; isAll: boolean }> {
    const due = isDue(kinds);
    const found = await this.#jobs.find(due).sort({ due: 1 }).limit(MAX_LEASED).lean();
    const isAll = found.length < MAX_LEASED;
    if (!found.length) return { jobs: [], isAll };
    const lease = randomUUID();
    const change = { $set: { lease, due: this.#leaseEnd() }, $inc: { attempts: 1 } };
    const { modifiedCount } = await this.#jobs.updateMany({ _id: { $in: found.map(({ _id }) => _id) }, ...due }, change);
    if (modifiedCount === found.length) return { jobs: found.map((job) => ({ ...job, lease, attempts: job.attempts + 1 })), isAll };
    // Another process was quicker with some.
    return { jobs: await this.#jobs.find({ _id: { $in: found.map(({ _id }) => _id) }, lease }).lean(), isAll };
  }

  async #run(job: JobRecord): Promise<unknown> {
    const { _id: key, lease, attempts } = job;
    const mine = { _id: key, lease };
    const until = Date.now() + MAX_RUN_MS;
    const renewing = setInterval(() => {
      if (Date.now() > until) return;
      this.#jobs
        .updateOne(mine, { $set: { due: this.#leaseEnd() } })
        .catch((error) => this.#log.warn({ job: key, err: error }, 'a lease is not renewed'));
    }, this.#leases.renewMs);
    try {
      const handler = this.#handlers.get(job.kind);
      if (!handler) throw new Error(`no handler of ${job.kind}`);
      const outcome = await inItsOwnTime(() => handler.run(job.payload as never, attempts));
      const end = outcome === MORE ? { due: new Date(), attempts: 0 } : { doneAt: new Date(), stuckAt: null, payload: null };
      // Unless it is marked it is run again, and comes to the same end.
      await this.#jobs
        .updateOne(mine, { $set: { ...end, lease: null, lastError: null } })
        .catch((error) => this.#log.warn({ job: key, err: error }, 'a job that is done is not marked'));
      return outcome;
    } catch (error) {
      await this.#failed(job, error instanceof Error ? error : new Error(String(error)));
      return undefined;
    } finally {
      clearInterval(renewing);
    }
  }

  /** What cannot be noted now is noted by the next run of the job, when its lease is over. */
  async #failed(job: JobRecord, error: Error): Promise<void> {
    const { _id: key, lease, attempts, kind, payload } = job;
    const mine = { _id: key, lease };
    const mark = (fields: Partial<JobRecord>) =>
      this.#jobs
        .updateOne(mine, { $set: { ...fields, lease: null, lastError: withoutPersonalData(error.message) } })
        .catch((late) => this.#log.warn({ job: key, err: late }, 'a job that failed is not marked'));
    if (isPermanent(error) || attempts >= MAX_ATTEMPTS) {
      const now = new Date();
      if (this.#handlers.get(kind)?.mustSucceed) {
        this.#log.error({ job: key, attempt: attempts, err: error }, 'job goes on without success');
        return void (await mark({ stuckAt: job.stuckAt ?? now, due: new Date(now.getTime() + DAY_MS) }));
      }
      if (await this.#isHeard(kind, payload, key, error)) {
        this.#log.error({ job: key, attempt: attempts, err: error }, 'job ended without success');
        return void (await mark({ deadAt: now }));
      }
    }
    const wait = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);
    this.#log.warn({ job: key, attempt: attempts, retryInMs: wait, err: error }, 'job failed');
    await mark({ due: new Date(Date.now() + wait) });
  }

  /** Whether what waited for a job has been told that it ended without success. */
  async #isHeard(kind: string, payload: unknown, key: string, error: Error): Promise<boolean> {
    try {
      await this.#handlers.get(kind)?.ended?.(payload as never, error);
      return true;
    } catch (late) {
      this.#log.warn({ job: key, err: late }, 'what waited for a job does not hear that it ended');
      return false;
    }
  }
}

/** A job that is run for a request takes the time that it needs, also when its caller has gone. */
function inItsOwnTime<Result>(work: () => Promise<Result>): Promise<Result> {
  const request = currentRequest.getStore();
  if (!request) return work();
  return currentRequest.run({ ...request, deadline: Number.POSITIVE_INFINITY, isGone: () => false }, work);
}

const isDue = (kinds: readonly string[]) => ({ doneAt: null, deadAt: null, due: { $lte: new Date() }, kind: { $in: [...kinds] } });
