/** A driver's client of the wire gateway, in front of an engine of a test's own. */
import mongoose from 'mongoose';
import { startTestDatabase, type TestDatabase } from './testDatabase.ts';

export type WireClient = InstanceType<typeof mongoose.mongo.MongoClient>;

export async function openWireClient(): Promise<{ database: TestDatabase; client: WireClient; stop: () => Promise<void> }> {
  const database = await startTestDatabase();
  const client = await mongoose.mongo.MongoClient.connect(database.uri);
  return {
    database,
    client,
    async stop() {
      await client.close();
      await database.stop();
    },
  };
}

/** The code of what a command fails with; undefined where it does not. */
export const codeOf = (promise: Promise<unknown>): Promise<number | undefined> =>
  promise.then(
    () => undefined,
    (error) => error.code,
  );
