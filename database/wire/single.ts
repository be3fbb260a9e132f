/**
 * Commands outside of transactions: each on a connection of the pool for as long as it takes, and no longer than its `maxTimeMS` allows.
 * Who asks with one waits no longer; what the engine still does for them is cancelled, so that its time goes to others.
 */
import type pg from 'pg';
import { CommandError } from './errors.ts';

export interface Connections {
  pool: pg.Pool;
  /** Cancels what runs on others; of its own, as those may all be in use. */
  cancelling: pg.Pool;
}

export class SingleCommand {
  readonly #connections: Connections;
  readonly #maxMs: number | undefined;
  readonly #began = performance.now();

  /** @param maxMs undefined: as long as it takes */
  constructor(connections: Connections, maxMs: number | undefined) {
    this.#connections = connections;
    this.#maxMs = maxMs || undefined; // MongoDB's 0 is no limit
  }

  async query<Row extends pg.QueryResultRow>(query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    return await this.on(async (connection) => ({ result: await connection.query<Row>(query), kept: false }));
  }

  /** @param run says whether it keeps the connection, which is then its own to release @throws MaxTimeMSExpired */
  async on<Result>(run: (connection: pg.PoolClient) => Promise<{ result: Result; kept: boolean }>): Promise<Result> {
    const connection = await this.#connection();
    let kept = false;
    const watch = this.#watch(connection);
    try {
      const done = await run(connection);
      kept = done.kept;
      return done.result;
    } finally {
      await watch?.end(); // or a cancellation that is under way would meet the next user of the connection
      if (!kept) connection.release();
    }
  }

  /** The wait for one counts: when all are in use, it is what takes long. */
  async #connection(): Promise<pg.PoolClient> {
    const waiting = this.#connections.pool.connect();
    const left = this.#left();
    if (left === undefined) return await waiting;
    let timer: NodeJS.Timeout | undefined;
    const expiry = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(expired()), left);
    });
    try {
      return await Promise.race([waiting, expiry]);
    } catch (error) {
      waiting.then((late) => late.release()).catch(() => {});
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Milliseconds. */
  #left(): number | undefined {
    return this.#maxMs && this.#maxMs - (performance.now() - this.#began);
  }

  #watch(connection: pg.PoolClient): { end: () => Promise<unknown> | undefined } | undefined {
    const left = this.#left();
    if (left === undefined) return undefined;
    let cancelled: Promise<unknown> | undefined;
    const { processID } = connection as unknown as { processID: number };
    const timer = setTimeout(() => {
      cancelled = this.#connections.cancelling.query('SELECT pg_cancel_backend($1)', [processID]).catch(() => {});
    }, left);
    return {
      end: () => {
        clearTimeout(timer);
        return cancelled;
      },
    };
  }
}

const expired = () => new CommandError(50, 'MaxTimeMSExpired', 'operation exceeded time limit');
