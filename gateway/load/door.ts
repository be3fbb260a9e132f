/**
 * The door that requests come in by: as many at once as can be answered in time, the others in a queue, by rank and then by when they
 * came. Whoever would wait too long is told so at once, with the time after which to come again; so a system with too much to do
 * answers fewer people, and not all of them too late.
 */
import type { ConcurrencyLimit } from './concurrencyLimit.ts';

/** From the first to be let in: decisions and what else changes something, the pages that work is done on, search and statistics, lists and those without an account. */
export const RANKS = ['DECISION', 'WORK', 'SEARCH', 'REST'] as const;
export type Rank = (typeof RANKS)[number];

/** How long a request waits at the door. With what it takes inside, decisions are answered or refused within three seconds. */
const PATIENCE_MS: Record<Rank, number> = { DECISION: 1500, WORK: 1200, SEARCH: 800, REST: 500 };
/**
 * What takes longer inside says that there are too many; some ten times what it takes by itself. Lists and statistics take as long as they
 * take: of them nothing is learned.
 */
const SLOW_MS: Partial<Record<Rank, number>> = { DECISION: 600, WORK: 300 };
const MAX_WAITING = 500;
/** Of so many that are let in one is who has waited longest, whatever their rank: nobody is kept out for good. */
const FAIR_EVERY = 8;
/** Over which it is counted how many leave a second. */
const COUNTED_MS = 1000;
const LOOK_MS = 50;
const MAX_RETRY_S = 15;

export class Busy extends Error {
  readonly code = 'BUSY';
  readonly retryAfterS: number;
  constructor(waitMs: number) {
    super('the system has more to do than it can; try again');
    // Not everybody at the same moment.
    this.retryAfterS = Math.min(Math.ceil((waitMs / 1000) * (1 + Math.random()) + Math.random()), MAX_RETRY_S);
  }
}

interface Waiting {
  rank: Rank;
  since: number;
  isGone: () => boolean;
  letIn: (leave: () => void) => void;
  refuse: (why: Error) => void;
}

export class Door {
  readonly limit: ConcurrencyLimit;
  readonly #queues: Record<Rank, Waiting[]> = { DECISION: [], WORK: [], SEARCH: [], REST: [] };
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
   * @param isGone whether nobody waits for the answer any more
   * @returns to be called when the request is answered, once
   * @throws Busy
   */
  enter(rank: Rank, isGone: () => boolean): Promise<() => void> | (() => void) {
    if (this.#underWay < this.limit.value && !this.#waiting()) return this.#admit(rank);
    const waitMs = this.#expectedMs(rank);
    if (waitMs > PATIENCE_MS[rank] || this.#queues[rank].length >= MAX_WAITING) throw new Busy(waitMs);
    this.#looking ??= setInterval(() => this.#look(), LOOK_MS).unref();
    return new Promise((letIn, refuse) => {
      this.#queues[rank].push({ rank, since: performance.now(), isGone, letIn, refuse });
    });
  }

  #admit(rank: Rank): () => void {
    const since = performance.now();
    this.#underWay += 1;
    this.#letIn += 1;
    let hasLeft = false;
    return () => {
      if (hasLeft) return;
      hasLeft = true;
      const slowMs = SLOW_MS[rank];
      if (slowMs) this.limit.ended(performance.now() - since > slowMs, this.#underWay);
      this.#underWay -= 1;
      this.#left += 1;
      this.#next();
    };
  }

  #next(): void {
    while (this.#underWay < this.limit.value) {
      const next = this.#letIn % FAIR_EVERY === 0 ? this.#longest() : this.#first();
      if (!next) {
        this.#rest();
        return;
      }
      this.#queues[next.rank].shift();
      if (next.isGone()) next.refuse(new Busy(0));
      else next.letIn(this.#admit(next.rank));
    }
  }

  #first(): Waiting | undefined {
    return this.#heads()[0];
  }

  #longest(): Waiting | undefined {
    return this.#heads().toSorted((a, b) => a.since - b.since)[0];
  }

  /** Who comes next in each queue. */
  #heads(): Waiting[] {
    return RANKS.flatMap((rank) => this.#queues[rank][0] ?? []);
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

  /** How long one of this rank would wait, by how many have left lately. */
  #expectedMs(rank: Rank): number {
    const now = performance.now();
    const countedMs = now - this.#countedSince;
    if (countedMs > COUNTED_MS) {
      this.#leftBefore = (this.#left * 1000) / countedMs;
      this.#left = 0;
      this.#countedSince = now;
    }
    const perSecond = Math.max(this.#leftBefore, this.limit.value);
    const before = RANKS.slice(0, RANKS.indexOf(rank) + 1).reduce((sum, each) => sum + this.#queues[each].length, 0);
    return (before * 1000) / perSecond;
  }

  #waiting(): number {
    return RANKS.reduce((sum, rank) => sum + this.#queues[rank].length, 0);
  }
}
