/**
 * Multi-document transactions: one PostgreSQL connection for each (session, transaction number), from
 * `startTransaction` to commit or abort.
 *
 * A driver that loses its connection during a commit sends the commit once more. So that it is told the truth even
 * after a crash of this process, a commit notes itself in a table, inside the very transaction that it commits.
 */
import type { Socket } from 'node:net';
import type pg from 'pg';
import type { CommandHeader } from './command.ts';
import { isWriteConflict, noSuchTransaction } from './errors.ts';

export const COMMITTED_TABLE = `
  CREATE SCHEMA IF NOT EXISTS wire;
  CREATE TABLE IF NOT EXISTS wire.committed (session text, number bigint, at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (session, number))`;

/** Longer than any driver asks again. */
export const FORGET_COMMITTED = `DELETE FROM wire.committed WHERE at < now() - interval '1 hour'`;

/** Who waits longer for another transaction gets an error, and tries the whole of theirs again. */
const LOCK_WAIT_MS = 2000;

interface Transaction {
  number: bigint | undefined;
  connection: pg.PoolClient;
  since: number;
  /** The socket that spoke last: when it closes, none is left to end the transaction. */
  socket: Socket;
  committing?: Promise<void>;
}

export class Transactions {
  readonly #open = new Map<string, Transaction>();
  readonly #count = { totalStarted: 0, totalCommitted: 0, totalAborted: 0, openMs: 0 };

  /** As MongoDB counts them; `openMs` is for how long those that ended were open, altogether. */
  get status(): object {
    return { ...this.#count, currentOpen: this.#open.size };
  }

  /** The connection that a command of a transaction runs on. @throws NoSuchTransaction */
  async connectionFor(header: CommandHeader, socket: Socket, pool: pg.Pool): Promise<pg.PoolClient> {
    const session = header.session ?? '';
    if (header.startTransaction) {
      await this.#rollback(session);
      const connection = await pool.connect();
      if (socket.destroyed) {
        connection.release(); // it would never end
        throw noSuchTransaction(header.transactionNumber);
      }
      this.#count.totalStarted += 1;
      this.#open.set(session, { number: header.transactionNumber, connection, since: performance.now(), socket });
      await connection.query(`BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL lock_timeout = ${LOCK_WAIT_MS}`);
      return connection;
    }
    const transaction = this.#open.get(session);
    if (!transaction || transaction.number !== header.transactionNumber) throw noSuchTransaction(header.transactionNumber);
    transaction.socket = socket;
    return transaction.connection;
  }

  async commit(header: CommandHeader, pool: pg.Pool): Promise<void> {
    const [session, number] = [header.session ?? '', header.transactionNumber ?? 0n];
    const transaction = this.#open.get(session);
    if (!transaction || transaction.number !== header.transactionNumber) {
      const { rowCount } = await pool.query('SELECT 1 FROM wire.committed WHERE session = $1 AND number = $2', [session, number]);
      if (rowCount) return;
      throw noSuchTransaction(header.transactionNumber);
    }
    transaction.committing ??= this.#commit(session, number, transaction);
    await transaction.committing;
  }

  async #commit(session: string, number: bigint, transaction: Transaction): Promise<void> {
    try {
      // Both at once: hexadecimal digits and a number, which no parameter has to protect.
      await transaction.connection.query(`INSERT INTO wire.committed (session, number) VALUES ('${session}', ${number}); COMMIT`);
      this.#open.delete(session);
      transaction.connection.release();
      this.#count.totalCommitted += 1;
      this.#count.openMs += performance.now() - transaction.since;
    } catch (error) {
      await this.#rollback(session);
      throw error;
    }
  }

  async abort(header: CommandHeader): Promise<void> {
    const transaction = this.#open.get(header.session ?? '');
    if (!transaction || transaction.number !== header.transactionNumber) throw noSuchTransaction(header.transactionNumber);
    await this.#rollback(header.session ?? '');
  }

  /** A statement failed. PostgreSQL has given the transaction up already; a write conflict frees its locks at once. */
  async failed(header: CommandHeader, error: unknown): Promise<void> {
    if (isWriteConflict(error)) await this.#rollback(header.session ?? '');
  }

  /** What is being committed is committed: its connection is given back once, by the commit. */
  async socketClosed(socket: Socket): Promise<void> {
    for (const [session, transaction] of this.#open)
      if (transaction.socket === socket && !transaction.committing) await this.#rollback(session);
  }

  async #rollback(session: string): Promise<void> {
    const transaction = this.#open.get(session);
    if (!transaction) return;
    this.#open.delete(session);
    this.#count.totalAborted += 1;
    this.#count.openMs += performance.now() - transaction.since;
    // A connection that cannot roll back is thrown away; the server then rolls back by itself.
    await transaction.connection.query('ROLLBACK').then(
      () => transaction.connection.release(),
      (error: Error) => transaction.connection.release(error),
    );
  }
}
