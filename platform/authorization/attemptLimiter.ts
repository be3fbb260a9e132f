/**
 * How often something that can be guessed may be tried, counted in the database, so that all processes count together. A key names a phone
 * or an address, so its digest is kept.
 */
import type { Connection } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainError, failure } from '../errors/errors.ts';
import { digestOf } from '../storage/encryption/digest.ts';

const COLLECTION = 'attempts';

export class AttemptLimiter {
  readonly #limiter: RateLimiterMongo;
  readonly #what: string;
  readonly #connection: Connection;

  /** @param what for the one who is refused: `codes for this address` */
  constructor(connection: Connection, options: { name: string; what: string; times: number; minutes: number }) {
    const { name, what, times, minutes } = options;
    this.#what = what;
    this.#connection = connection;
    this.#limiter = new RateLimiterMongo({
      storeClient: connection,
      dbName: connection.name,
      tableName: COLLECTION,
      keyPrefix: name,
      points: times,
      duration: minutes * 60,
      disableIndexesCreation: true,
    });
  }

  /** Counts one. @throws DomainError WRONG_STATE when there were too many */
  async take(key: string): Promise<void> {
    await indexesOf(this.#connection);
    try {
      await this.#limiter.consume(digestOf(key));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const minutes = Math.ceil(refusal.msBeforeNext / 60_000);
      throw failure('WRONG_STATE', '', `too many ${this.#what}; wait ${minutes} minutes`, 'TOO_MANY', { minutes });
    }
  }

  /** Counts one. @returns whether there were not too many */
  async tryTake(key: string): Promise<boolean> {
    try {
      await this.take(key);
      return true;
    } catch (error) {
      if (error instanceof DomainError) return false;
      throw error;
    }
  }

  /** Takes one back: it was no guess. */
  async giveBack(key: string): Promise<void> {
    await this.#limiter.reward(digestOf(key));
  }

  /** How many there were. */
  async count(key: string): Promise<number> {
    return (await this.#limiter.get(digestOf(key)))?.consumedPoints ?? 0;
  }

  async forget(key: string): Promise<void> {
    await this.#limiter.delete(digestOf(key));
  }
}

const indexes = new WeakMap<Connection, Promise<unknown>>();

/** Without them two who come at once would both be the first. What fails is tried again by the next one. */
async function indexesOf(connection: Connection): Promise<void> {
  const kept = connection.collection(COLLECTION);
  const made =
    indexes.get(connection) ??
    Promise.all([kept.createIndex({ key: 1 }, { unique: true }), kept.createIndex({ expire: 1 }, { expireAfterSeconds: 0 })]);
  indexes.set(connection, made);
  try {
    await made;
  } catch (error) {
    indexes.delete(connection);
    throw error;
  }
}

/** The network that an address belongs to: what one household, office or attacker usually has (IPv4 /24, IPv6 /48). */
export function networkOf(address: string): string {
  if (address.includes(':')) return `${address.split(':').slice(0, 3).join(':')}::/48`;
  return `${address.split('.').slice(0, 3).join('.')}.0/24`;
}
