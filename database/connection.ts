/** The one way to connect: mongoose with the options that hold on all engines. */
import mongoose, { type Connection } from 'mongoose';

interface Options {
  /** Longest wait for one answer. */
  timeoutMs?: number;
  /** Of few connections, for which the embedded engine keeps some free (wire/server.ts). */
  isReserved?: boolean;
}

/** How long a command waits for one of the process's connections, as long as for one of the embedded engine's own (wire/server.ts). */
const BUSY_AFTER_MS = 10_000;

/** As the embedded engine knows it. */
export const RESERVED_NAME = 'reserved';

/**
 * @param uri connection string; the database's name is replaced by `name` where given
 * @throws MongooseServerSelectionError when nothing answers within 10 s
 */
export async function connect(uri: string, name?: string, { timeoutMs = 60_000, isReserved = false }: Options = {}): Promise<Connection> {
  return await mongoose
    .createConnection(uri, {
      ...(name ? { dbName: name } : {}),
      retryWrites: false, // the embedded engine has none; transactions are retried as a whole (platform/storage/transaction.ts)
      serverSelectionTimeoutMS: 10_000,
      socketTimeoutMS: timeoutMs,
      waitQueueTimeoutMS: BUSY_AFTER_MS,
      maxPoolSize: isReserved ? 4 : 50,
      ...(isReserved ? { appName: RESERVED_NAME } : {}),
      autoIndex: false, // indexes are made at start-up, in one place, before the first request
      autoCreate: false,
    })
    .asPromise();
}
