/**
 * How many requests may be under way at once, found by watching how long they take: one more while they are quick, a tenth less when they
 * are slow (additive increase, multiplicative decrease, as TCP does it; `AIMDLimit` in Netflix's concurrency-limits).
 */

const LEAST = 4;
const FIRST = 32;
const BACKOFF = 0.9;
/** When nothing has been slow for so long, each end says that more can be done: up to the initial limit, also where that is never reached. */
const CALM_MS = 5000;

export class ConcurrencyLimit {
  readonly #most: number;
  #limit: number;
  #fellAt = Number.NEGATIVE_INFINITY;

  constructor(most: number) {
    this.#most = most;
    this.#limit = Math.min(FIRST, most);
  }

  get value(): number {
    return this.#limit;
  }

  /**
   * A request has ended.
   * @param isSlow it took so long that there are too many
   * @param underWay how many there were, itself included
   * @param began what was let in before the limit fell says nothing of the limit that holds now
   */
  ended(isSlow: boolean, underWay: number, began: number, now = performance.now()): void {
    if (isSlow) {
      if (began < this.#fellAt) return;
      this.#fellAt = now;
      this.#limit = Math.max(Math.floor(this.#limit * BACKOFF), Math.min(LEAST, this.#most));
    } else if (underWay * 2 >= this.#limit || (now - this.#fellAt > CALM_MS && this.#limit < FIRST))
      this.#limit = Math.min(this.#limit + 1, this.#most); // a limit that is not reached teaches nothing; half of it may be one caller's
  }

  /** A request has ended of which it is not known how long it should take. */
  endedUntimed(underWay: number, now = performance.now()): void {
    if (now - this.#fellAt > CALM_MS) this.ended(false, underWay, now, now);
  }
}
