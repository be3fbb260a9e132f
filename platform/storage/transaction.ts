/** Multi-document transactions on the process's database. */
import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose, { type ClientSession, type Connection, type Query } from 'mongoose';
import { unavailable } from '../errors/errors.ts';
import { timeLeft } from '../process/request.ts';

/**
 * Thrown within a transaction when the error itself has to be read from the database: that is done once the transaction is over, as a read
 * beside it takes a second connection and holds the locks for as long.
 */
export class DeferredError extends Error {
  readonly read: () => Promise<Error>;
  constructor(read: () => Promise<Error>) {
    super('read after the transaction');
    this.read = read;
  }
}

/**
 * Part of a transaction that replaces the whole of a record: what was read has to be what the caller saw, or what another change did meanwhile
 * would be undone.
 * @param stale reads the error for the caller
 */
export function requireSeen({ version }: { version: number }, seen: number, stale: () => Promise<Error>): void {
  if (version !== seen) throw new DeferredError(stale);
}

/**
 * Runs `work` in a transaction and returns its result; on a write conflict the whole of it runs again, so it must not do
 * anything that cannot be repeated. What it throws aborts the transaction and reaches the caller.
 * @throws DomainError UNAVAILABLE when the caller had given up before it could be begun, or begun again
 */
export async function inTransaction<Result>(connection: Connection, work: (session: ClientSession) => Promise<Result>): Promise<Result> {
  if (openSession.getStore()) throw new Error('a transaction within a transaction would wait for itself');
  const leave = await placesOf(connection).take(Math.min(timeLeft(), MAX_WAIT_MS));
  try {
    return await run(connection, work);
  } catch (error) {
    if (!(error instanceof DeferredError)) throw error;
    throw await error.read();
  } finally {
    leave();
  }
}

async function run<Result>(connection: Connection, work: (session: ClientSession) => Promise<Result>): Promise<Result> {
  const session = await connection.startSession();
  const attempt = async () => {
    if (timeLeft() <= 0) throw unavailable('others change the same: there was no time left');
    return await openSession.run(session, () => work(session));
  };
  try {
    return await session.withTransaction(attempt, { maxCommitTimeMS: 10_000 });
  } finally {
    await session.endSession();
  }
}

/** Without a caller who waits, a job begins anew later. */
const MAX_WAIT_MS = 30_000;

const openSession = new AsyncLocalStorage<ClientSession>();

/**
 * For all models that are made afterwards: within a transaction no query of a model runs beside it; what goes past mongoose is not seen.
 * While the system is developed; the tests walk every procedure.
 */
export function requireSessions(): void {
  mongoose.plugin((schema) => {
    schema.pre(/^(find|count|distinct|update|replace|delete)/, { document: false, query: true }, function (this: Query<unknown, unknown>) {
      if (openSession.getStore() && !this.getOptions()['session'])
        throw new Error(`${this.model.modelName}.${(this as unknown as { op: string }).op} beside the transaction that it runs within`);
    });
  });
}

const places = new WeakMap<Connection, Places>();

/**
 * Half of the connections: who waits for a lock has one of them, and who holds the lock needs another for its next command. With
 * all of them taken by those who wait, none would ever commit.
 */
function placesOf(connection: Connection): Places {
  const known = places.get(connection);
  if (known) return known;
  const made = new Places(Math.max(Math.floor(connection.getClient().options.maxPoolSize / 2), 1));
  places.set(connection, made);
  return made;
}

/** So many at once; the others in the order in which they come. */
class Places {
  #free: number;
  readonly #waiting = new Set<() => void>();

  constructor(count: number) {
    this.#free = count;
  }

  /** @returns to be called when the place is free again @throws DomainError UNAVAILABLE when none was for so long */
  async take(waitMs: number): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait(waitMs);
    return () => {
      const [next] = this.#waiting;
      if (next) next();
      else this.#free += 1;
    };
  }

  async #wait(waitMs: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const next = () => {
      this.#waiting.delete(next);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => {
      this.#waiting.delete(next);
      reject(unavailable('too many changes at once'));
    }, waitMs);
    this.#waiting.add(next);
    await promise;
  }
}
