/** Collections and indexes, made before the first request; a second start finds them there and is quick. */
import type { Connection } from 'mongoose';

export async function ensureIndexes(connection: Connection): Promise<void> {
  for (const model of Object.values(connection.models)) {
    await model.createCollection().catch((error: { code?: number }) => {
      if (error.code !== 48) throw error; // NamespaceExists
    });
    await model.createIndexes();
  }
}
