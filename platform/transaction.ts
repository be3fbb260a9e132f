/** Multi-document transactions on the process's database. */
import type { ClientSession, Connection } from 'mongoose';

/**
 * Runs `work` in a transaction and returns its result; on a write conflict the whole of it runs again, so it must not do
 * anything that cannot be repeated. What it throws aborts the transaction and reaches the caller.
 */
export async function inTransaction<Result>(connection: Connection, work: (session: ClientSession) => Promise<Result>): Promise<Result> {
  const session = await connection.startSession();
  try {
    return await session.withTransaction(() => work(session), { maxCommitTimeMS: 10_000 });
  } finally {
    await session.endSession();
  }
}
