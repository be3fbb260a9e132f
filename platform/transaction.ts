/** Multi-document transactions on the process's database. */
import { AsyncLocalStorage } from 'node:async_hooks';
import mongoose, { type ClientSession, type Connection, type Query } from 'mongoose';
import { unavailable } from './errors.ts';
import { currentRequest } from './request.ts';

/**
 * Thrown within a transaction when what is to be told has to be read: that is done once the transaction is over, as reading beside it
 * takes a second connection, and holds its locks for as long.
 */
export class ToldAfterwards extends Error {
  readonly tell: () => Promise<Error>;
  constructor(tell: () => Promise<Error>) {
    super('told after the transaction');
    this.tell = tell;
  }
}

/**
 * Runs `work` in a transaction and returns its result; on a write conflict the whole of it runs again, so it must not do
 * anything that cannot be repeated. What it throws aborts the transaction and reaches the caller.
 * @throws DomainError UNAVAILABLE when it was begun again until nobody waited for the answer any more
 */
export async function inTransaction<Result>(connection: Connection, work: (session: ClientSession) => Promise<Result>): Promise<Result> {
  const leave = await placesOf(connection).take();
  const session = await connection.startSession();
  let tries = 0;
  const attempt = async () => {
    tries += 1;
    if (tries > 1 && isOver()) throw unavailable('others changed the same, again and again');
    return await within.run(session, () => work(session));
  };
  try {
    return await session.withTransaction(attempt, { maxCommitTimeMS: 10_000 });
  } catch (error) {
    if (!(error instanceof ToldAfterwards)) throw error;
    await session.endSession();
    throw await error.tell();
  } finally {
    await session.endSession();
    leave();
  }
}

const isOver = (): boolean => (currentRequest.getStore()?.deadline ?? Number.POSITIVE_INFINITY) < performance.now();

const within = new AsyncLocalStorage<ClientSession>();

/**
 * For all models that are made afterwards: within a transaction nothing is asked beside it. While the system is developed; the tests walk
 * every procedure.
 */
export function requireSessions(): void {
  mongoose.plugin((schema) => {
    schema.pre(/^(find|count|distinct|update|replace|delete)/, { document: false, query: true }, function (this: Query<unknown, unknown>) {
      if (within.getStore() && !this.getOptions()['session'])
        throw new Error(`${this.model.modelName}.${(this as unknown as { op: string }).op} beside the transaction that it runs within`);
    });
  });
}

const places = new WeakMap<Connection, Places>();

/**
 * Half of the connections: whoever waits for a lock has one of them, and whoever holds the lock needs another for its next command. With
 * all of them taken by those who wait nobody would ever commit.
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
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** @returns to be called when the place is free again */
  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((next) => this.#waiting.push(next));
    return () => {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    };
  }
}
