/** The one way to connect: mongoose with the options that hold on all engines. */
import mongoose, { type Connection } from 'mongoose';

/**
 * @param uri connection string; the database's name is replaced by `name` where given
 * @param timeoutMs longest wait for one answer
 * @throws MongooseServerSelectionError when nothing answers within 10 s
 */
export async function connect(uri: string, name?: string, timeoutMs = 60_000): Promise<Connection> {
  return await mongoose
    .createConnection(uri, {
      ...(name ? { dbName: name } : {}),
      retryWrites: false, // the embedded engine has none; transactions are retried as a whole (platform/transaction.ts)
      serverSelectionTimeoutMS: 10_000,
      socketTimeoutMS: timeoutMs,
      maxPoolSize: 50,
      autoIndex: false, // indexes are made at start-up, in one place, before the first request
      autoCreate: false,
    })
    .asPromise();
}
