/** Open cursors: how to ask the engine for the next page, and the connection it must be asked on where it says so. */
import type pg from 'pg';

const IDLE_LIMIT_MS = 10 * 60_000; // as MongoDB's cursorTimeoutMillis

interface Cursor {
  continuation: Buffer;
  /** Kept only where the first page said `persistconnection`: the rest of the result lives in that connection. */
  connection: pg.PoolClient | undefined;
  lastUsed: number;
  busy: boolean;
}

export class Cursors {
  readonly #open = new Map<bigint, Cursor>();
  readonly #sweeper = setInterval(() => this.#closeIdle(), 60_000).unref();

  keep(id: bigint, continuation: Buffer, connection: pg.PoolClient | undefined): void {
    this.#open.set(id, { continuation, connection, lastUsed: Date.now(), busy: false });
  }

  /** Marks the cursor as in use, so that it is neither read twice at once nor closed as idle; `undefined` when unknown. */
  take(id: bigint): Cursor | undefined {
    const cursor = this.#open.get(id);
    if (!cursor || cursor.busy) return undefined;
    cursor.busy = true;
    return cursor;
  }

  advance(id: bigint, continuation: Buffer | null): void {
    const cursor = this.#open.get(id);
    if (!cursor) return;
    cursor.busy = false;
    cursor.lastUsed = Date.now();
    if (continuation) cursor.continuation = continuation;
    else {
      this.#open.delete(id);
      cursor.connection?.release();
    }
  }

  /** @returns whether there was such a cursor */
  kill(id: bigint): boolean {
    const cursor = this.#open.get(id);
    this.#open.delete(id);
    cursor?.connection?.release(true); // unread rows are left in the connection, so it is not used again
    return cursor !== undefined;
  }

  close(): void {
    clearInterval(this.#sweeper);
    for (const id of [...this.#open.keys()]) this.kill(id);
  }

  #closeIdle(): void {
    const oldest = Date.now() - IDLE_LIMIT_MS;
    for (const [id, cursor] of this.#open) if (!cursor.busy && cursor.lastUsed < oldest) this.kill(id);
  }
}
