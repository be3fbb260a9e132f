/**
 * How often somebody may ask: counted by user, by app, and for those who are neither by address, in the database, so that
 * several gateways count together. A gateway takes a share of the allowance at once and spends it in memory, so that not every
 * request is a write.
 */
import type { Identity } from '@so-tiem/platform/identity';
import { LRUCache } from 'lru-cache';
import type { Connection } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_S = 60;
/** Shares that a minute's allowance is taken in. */
const SHARES = 40;
const MOST_KEYS = 100_000;

export interface Allowances {
  /** Requests a minute, each. */
  user: number;
  app: number;
  address: number;
}

export class RateLimited extends Error {
  readonly retryAfterS: number;
  constructor(retryAfterMs: number) {
    super(`too many requests; wait ${Math.ceil(retryAfterMs / 1000)} s`);
    this.retryAfterS = Math.max(Math.ceil(retryAfterMs / 1000), 1);
  }
}

interface Share {
  left: number;
  until: number;
}

export class RateLimits {
  readonly #limiters: Record<keyof Allowances, Allowance>;

  constructor(connection: Connection, allowances: Allowances) {
    const allowance = (kind: keyof Allowances) => new Allowance(connection, kind, allowances[kind]);
    this.#limiters = { user: allowance('user'), app: allowance('app'), address: allowance('address') };
  }

  /** Counts one request. The system's own parts are not counted: what they ask follows from what somebody asked. @throws RateLimited */
  async take(identity: Identity | undefined, address: string): Promise<void> {
    if (identity?.kind === 'service') return;
    if (identity?.kind === 'staff') return await this.#limiters.user.take(identity.id);
    if (identity?.kind === 'partner') return await this.#limiters.app.take(identity.id);
    return await this.#limiters.address.take(address);
  }
}

class Allowance {
  readonly #limiter: RateLimiterMongo;
  readonly #share: number;
  readonly #shares = new LRUCache<string, Share>({ max: MOST_KEYS });
  readonly #taking = new Map<string, Promise<void>>();

  constructor(connection: Connection, kind: string, points: number) {
    this.#share = Math.max(Math.floor(points / SHARES), 1);
    const options = { points, duration: WINDOW_S, keyPrefix: kind };
    this.#limiter = new RateLimiterMongo({
      ...options,
      storeClient: connection,
      dbName: connection.name,
      tableName: 'rate_limits',
      inMemoryBlockOnConsumed: points + this.#share, // who is beyond it costs no further write
      insuranceLimiter: new RateLimiterMemory(options), // without a database each gateway counts for itself
    });
  }

  async take(key: string): Promise<void> {
    for (;;) {
      const share = this.#shares.get(key);
      if (share && share.until > Date.now() && share.left > 0) {
        share.left -= 1;
        return;
      }
      // Everybody who comes meanwhile waits for the same share.
      const taking = this.#taking.get(key) ?? this.#takeShare(key);
      this.#taking.set(key, taking);
      await taking;
    }
  }

  async #takeShare(key: string): Promise<void> {
    try {
      const { msBeforeNext } = await this.#limiter.consume(key, this.#share);
      this.#shares.set(key, { left: this.#share, until: Date.now() + msBeforeNext });
    } catch (refusal) {
      throw refusal instanceof RateLimiterRes ? new RateLimited(refusal.msBeforeNext) : refusal;
    } finally {
      this.#taking.delete(key);
    }
  }
}
