/**
 * How often a caller may ask: counted by user, by app with its own rate and daily quota, and for those who are neither by
 * address, in the database, so that several gateways count together. A gateway takes a share of the allowance at once and spends
 * it in memory, so that not every request is a write.
 */
import { OFFSET_MS } from '@so-tiem/platform/values/moment';
import { LRUCache } from 'lru-cache';
import type { Connection } from 'mongoose';
import { RateLimiterMemory, RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { RegisteredApp } from '../caller/appRegistry.ts';
import type { GatewayContext } from '../caller/context.ts';
import { RetryAfter } from './retryAfter.ts';

const MINUTE_S = 60;
const DAY_S = 86_400;
/** Shares that an allowance is taken in. */
const SHARES = 40;
const LARGEST_SHARE = 100;
const MAX_KEYS = 100_000;
const MAX_RATES = 200;

export interface Allowances {
  /** Requests a minute, each. */
  user: number;
  address: number;
  /** Files of an address without an account, each. */
  megabytesADay: number;
}

export class RateLimited extends RetryAfter {
  constructor(retryAfterMs: number, code: 'RATE_LIMITED' | 'QUOTA_EXCEEDED' = 'RATE_LIMITED') {
    const retryAfterS = Math.max(Math.ceil(retryAfterMs / 1000), 1);
    super(`too many requests; wait ${retryAfterS} s`, { status: 429, code, retryAfterS });
  }
}

interface Share {
  left: number;
  until: number;
}

export class RateLimits {
  readonly #connection: Connection;
  readonly #user: Allowance;
  readonly #address: Allowance;
  readonly #megabytes: Allowance;
  /** By rate or quota: apps that may ask as often are counted by the same. */
  readonly #minutes = new LRUCache<number, Allowance>({ max: MAX_RATES });
  readonly #days = new LRUCache<number, Allowance>({ max: MAX_RATES });

  constructor(connection: Connection, { user, address, megabytesADay }: Allowances) {
    this.#connection = connection;
    this.#user = new Allowance(connection, 'user', user, MINUTE_S);
    this.#address = new Allowance(connection, 'address', address, MINUTE_S);
    this.#megabytes = new Allowance(connection, 'megabytes', megabytesADay, DAY_S);
  }

  /**
   * Counts one request. The system's own parts are not counted: what they ask follows from what a client asked.
   * @param context undefined for an unknown caller, who counts by their address
   * @throws RateLimited
   */
  async take(context: Pick<GatewayContext, 'identity' | 'app'> | undefined, address: string): Promise<void> {
    if (context?.identity.kind === 'service') return;
    if (context?.app) {
      await this.takeOfMinute(context.app);
      return await this.takePeople(context.app, 1);
    }
    if (context?.identity.kind === 'staff') return await this.#user.take(context.identity.id);
    return await this.#address.take(address);
  }

  /** What an address without an account sends in a day. @throws RateLimited */
  async takeMegabytes(address: string, megabytes: number): Promise<void> {
    await this.#megabytes.take(address, megabytes);
  }

  /** Counts one request of an app by the minute alone, whose people are counted once they are known. @throws RateLimited */
  async takeOfMinute(app: RegisteredApp): Promise<void> {
    await this.#made(this.#minutes, 'app', app.ratePerMinute, MINUTE_S).take(app.id);
  }

  /**
   * The people that one request of an app asks for, one at the least: its day's quota counts people. All in one step, or requests that come
   * together would each use up what the others lack.
   * @throws RateLimited QUOTA_EXCEEDED
   */
  async takePeople({ id, dailyQuota }: RegisteredApp, people: number): Promise<void> {
    // More than a day has is refused before it is counted: a single question would use the day up.
    if (people > dailyQuota) throw new RateLimited(MINUTE_S * 1000, 'QUOTA_EXCEEDED');
    try {
      await this.#made(this.#days, 'app-day', dailyQuota, DAY_S).take(id, Math.max(people, 1));
    } catch (refusal) {
      throw refusal instanceof RateLimited ? new RateLimited(refusal.retryAfterS * 1000, 'QUOTA_EXCEEDED') : refusal;
    }
  }

  /** The people of a request that was not answered for want of time: the day's quota is for what is answered. */
  giveBack(app: RegisteredApp, people: number): void {
    this.#made(this.#days, 'app-day', app.dailyQuota, DAY_S).giveBack(app.id, Math.max(people, 1));
  }

  #made(kept: LRUCache<number, Allowance>, kind: string, points: number, windowS: number): Allowance {
    const allowance = kept.get(points) ?? new Allowance(this.#connection, kind, points, windowS, kept === this.#days);
    kept.set(points, allowance);
    return allowance;
  }
}

class Allowance {
  readonly #limiter: RateLimiterMongo;
  readonly #share: number;
  readonly #windowMs: number;
  readonly #shares = new LRUCache<string, Share>({ max: MAX_KEYS });
  readonly #taking = new Map<string, { points: number; done: Promise<void> }>();

  /** @param countsPeople one question may ask for many: who asks for too many may still ask for fewer */
  constructor(connection: Connection, kind: string, points: number, windowS: number, countsPeople = false) {
    this.#share = Math.min(Math.max(Math.floor(points / SHARES), 1), LARGEST_SHARE);
    this.#windowMs = windowS * 1000;
    const options = { points, duration: windowS, keyPrefix: kind };
    this.#limiter = new RateLimiterMongo({
      ...options,
      storeClient: connection,
      dbName: connection.name,
      tableName: 'rate_limits',
      ...(countsPeople ? {} : { inMemoryBlockOnConsumed: points + this.#share }), // who is beyond it costs no further write
      insuranceLimiter: new RateLimiterMemory(options), // without a database each gateway counts for itself
    });
  }

  /** @param points how many at once; they are taken in shares as large as they are, at the least */
  async take(key: string, points = 1): Promise<void> {
    for (;;) {
      const share = this.#shares.get(key);
      if (share && share.until > Date.now() && share.left >= points) {
        share.left -= points;
        return;
      }
      // Everybody who comes meanwhile waits for the same share; what is too much for one is not for who asks for less.
      const taking = this.#taking.get(key) ?? { points, done: this.#takeShare(key, points) };
      this.#taking.set(key, taking);
      await taking.done.catch((refusal) => {
        if (taking.points <= points) throw refusal;
      });
    }
  }

  /** Into the share that this gateway has now. */
  giveBack(key: string, points: number): void {
    const share = this.#shares.get(key);
    if (share && share.until > Date.now()) share.left += points;
  }

  async #takeShare(key: string, points: number): Promise<void> {
    // Each minute, and each day of Viet Nam, has a count of its own: one that is over would be begun anew by an insert that fails.
    const window = Math.floor((Date.now() + OFFSET_MS) / this.#windowMs);
    const until = (window + 1) * this.#windowMs - OFFSET_MS;
    /** What is refused is counted too: it is given back, or the rest would be lost. One that is refused leaves no rest. */
    const consume = async (many: number) => {
      try {
        await this.#limiter.consume(`${key}:${window}`, many);
      } catch (refusal) {
        if (many > 1 && refusal instanceof RateLimiterRes) await this.#limiter.reward(`${key}:${window}`, many);
        throw refusal;
      }
      return many;
    };
    try {
      // There may be less than a share, and still enough.
      const isLess = (refusal: unknown) => refusal instanceof RateLimiterRes && this.#share > points;
      const taken = await consume(Math.max(this.#share, points)).catch((refusal) => {
        if (isLess(refusal)) return consume(points);
        throw refusal;
      });
      const left = this.#shares.get(key);
      const rest = left && left.until > Date.now() ? left.left : 0;
      this.#shares.set(key, { left: rest + taken, until });
    } catch (refusal) {
      throw refusal instanceof RateLimiterRes ? new RateLimited(until - Date.now()) : refusal;
    } finally {
      this.#taking.delete(key);
    }
  }
}
