/**
 * The door that requests come in by: as many at once as can be answered in time, the others in a queue, by rank and then by when they
 * came. A request that would wait too long is refused at once, with the time after which to come again; so a system with too much to do
 * answers fewer people, and not all of them too late. What one caller asks beyond its share waits its whole patience before it is refused.
 */

import type { ConcurrencyLimit } from './concurrencyLimit.ts';
import { InFlight } from './inFlight.ts';
import { RetryAfter } from './retryAfter.ts';

/** From the first to be let in: decisions and what else changes something, the pages that work is done on, search and statistics, lists and those without an account. */
export const RANKS = ['DECISION', 'WORK', 'SEARCH', 'REST'] as const;
export type Rank = (typeof RANKS)[number];

/** How long a request waits at the door. */
const PATIENCE_MS: Record<Rank, number> = { DECISION: 1500, WORK: 1200, SEARCH: 800, REST: 500 };
/**
 * What takes longer inside says that there are too many; some ten times what it takes by itself. Lists and statistics take as long as they
 * take: of them nothing is learned.
 */
const SLOW_MS: Partial<Record<Rank, number>> = { DECISION: 600, WORK: 300 };
/** For how long a place is held where nothing is slow. */
const QUICK_MS = 300;
const MAX_WAITING = 500;
const MAX_WAITING_OF_CALLER = 200;
/** Of the places, at most so many are one caller's: who asks much, or gets stuck, leaves the others theirs. */
const SHARE_OF_CALLER = 0.5;
const LEAST_SHARE = 2;
/** Every eighth place goes to the one who has waited longest, of whatever rank: no one is kept out for good. */
const FAIR_EVERY = 8;
/** At least, over which it is counted how many leave a second. */
const COUNTED_MS = 1000;
/** After so long it is no longer known how many leave. */
const IDLE_MS = 5000;
const LOOK_MS = 50;
const MAX_RETRY_S = 15;

export class Busy extends RetryAfter {
  constructor(waitMs: number) {
    super('the system has more to do than it can; try again', {
      status: 503,
      code: 'BUSY',
      // Not everybody at the same moment.
      retryAfterS: Math.min(Math.ceil((waitMs / 1000) * (1 + Math.random()) + Math.random()), MAX_RETRY_S),
    });
  }
}

interface Waiting {
  rank: Rank;
  who: string;
  since: number;
  isGone: () => boolean;
  letIn: (leave: () => void) => void;
  refuse: (why: Error) => void;
}

export class AdmissionQueue {
  readonly limit: ConcurrencyLimit;
  readonly #queues: Record<Rank, Waiting[]> = { DECISION: [], WORK: [], SEARCH: [], REST: [] };
  readonly #ofCallers = new InFlight();
  /** Callers who have waited long for an answer since the limit last fell. */
  readonly #slow = new Set<string>();
  #underWay = 0;
  #letIn = 0;
  #left = 0;
  #leftBefore = 0;
  #countedSince = performance.now();
  #looking: NodeJS.Timeout | undefined;

  constructor(limit: ConcurrencyLimit) {
    this.limit = limit;
  }

  /** Requests under way, and at the door. */
  get state(): { limit: number; underWay: number; waiting: number } {
    return { limit: this.limit.value, underWay: this.#underWay, waiting: this.#waiting() };
  }

  /**
   * Waits to be let in.
   * @param who the account, app or address that asks
   * @param isGone whether the caller no longer waits
   * @returns to be called when the request is answered, once
   * @throws Busy
   */
  enter(rank: Rank, who: string, isGone: () => boolean): Promise<() => void> | (() => void) {
    if (this.#underWay < this.limit.value && this.#hasShare(who) && !(this.#waiting() && this.#heads().length))
      return this.#admit(rank, who);
    const waitMs = this.#expectedMs(rank);
    const ofCaller = RANKS.reduce((sum, each) => sum + this.#queues[each].filter((waiting) => waiting.who === who).length, 0);
    if (waitMs > PATIENCE_MS[rank] || this.#queues[rank].length >= MAX_WAITING || ofCaller >= MAX_WAITING_OF_CALLER) throw new Busy(waitMs);
    this.#looking ??= setInterval(() => this.#look(), LOOK_MS).unref();
    return new Promise((letIn, refuse) => {
      this.#queues[rank].push({ rank, who, since: performance.now(), isGone, letIn, refuse });
    });
  }

  #hasShare = (who: string): boolean => this.#ofCallers.of(who) < this.#share();

  #share = (): number => Math.max(Math.ceil(this.limit.value * SHARE_OF_CALLER), LEAST_SHARE);

  #admit(rank: Rank, who: string): () => void {
    const since = performance.now();
    this.#underWay += 1;
    const leaves = this.#ofCallers.begin(who);
    this.#letIn += 1;
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      this.#learn(rank, who, since);
      this.#underWay -= 1;
      leaves();
      this.#left += 1;
      this.#next();
    };
  }

  /** One caller's slow answers say nothing of the others': what it asks may be slow by itself. */
  #learn(rank: Rank, who: string, since: number): void {
    const slowMs = SLOW_MS[rank];
    const isSlow = slowMs !== undefined && performance.now() - since > slowMs;
    if (isSlow) this.#slow.add(who);
    if (!slowMs) this.limit.endedUntimed(this.#underWay);
    else if (!isSlow) this.limit.ended(false, this.#underWay, since);
    else if (this.#slow.size > 1) {
      this.#slow.clear();
      this.limit.ended(true, this.#underWay, since);
    }
  }

  #next(): void {
    while (this.#underWay < this.limit.value) {
      const next = this.#letIn % FAIR_EVERY === 0 ? this.#longest() : this.#first();
      if (!next) {
        if (!this.#waiting()) this.#rest();
        return;
      }
      const queue = this.#queues[next.rank];
      queue.splice(queue.indexOf(next), 1);
      if (next.isGone()) next.refuse(new Busy(0));
      else next.letIn(this.#admit(next.rank, next.who));
    }
  }

  #first(): Waiting | undefined {
    return this.#heads()[0];
  }

  #longest(): Waiting | undefined {
    return this.#heads().toSorted((a, b) => a.since - b.since)[0];
  }

  /** Who comes next in each queue: the first whose caller has not got their share. */
  #heads(): Waiting[] {
    return RANKS.flatMap((rank) => this.#queues[rank].find(({ who }) => this.#hasShare(who)) ?? []);
  }

  /** Those who have waited too long are told; a limit that has grown lets others in. */
  #look(): void {
    const now = performance.now();
    for (const rank of RANKS) {
      const queue = this.#queues[rank];
      while (queue[0] && (now - queue[0].since > PATIENCE_MS[rank] || queue[0].isGone()))
        queue.shift()?.refuse(new Busy(PATIENCE_MS[rank]));
    }
    this.#next();
    if (!this.#waiting()) this.#rest();
  }

  #rest(): void {
    clearInterval(this.#looking);
    this.#looking = undefined;
  }

  /** How long one of this rank would wait, by how many have left a second since one last had to wait. */
  #expectedMs(rank: Rank): number {
    const now = performance.now();
    const countedMs = now - this.#countedSince;
    if (countedMs > COUNTED_MS) {
      // A time in which the queue was empty does not tell how many could have left.
      this.#leftBefore = countedMs > IDLE_MS ? (this.limit.value * 1000) / QUICK_MS : (this.#left * 1000) / countedMs;
      this.#left = 0;
      this.#countedSince = now;
    }
    const perSecond = Math.max(this.#leftBefore, this.limit.value);
    return (this.#before(rank) * 1000) / perSecond;
  }

  /** How many are let in before one of this rank; of one caller no more than share the places, and none who has gone. */
  #before(rank: Rank): number {
    const ofCallers = new Map<string, number>();
    for (const each of RANKS.slice(0, RANKS.indexOf(rank) + 1))
      for (const { who, isGone } of this.#queues[each]) if (!isGone()) ofCallers.set(who, (ofCallers.get(who) ?? 0) + 1);
    const share = this.#share();
    return [...ofCallers.values()].reduce((sum, count) => sum + Math.min(count, share), 0);
  }

  #waiting(): number {
    return RANKS.reduce((sum, rank) => sum + this.#queues[rank].length, 0);
  }
}
