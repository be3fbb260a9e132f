/** Collections and indexes, made before the first request; a second start finds them there and is quick. */
import type { Connection, Model } from 'mongoose';

export async function ensureIndexes(connection: Connection): Promise<void> {
  for (const model of Object.values(connection.models)) {
    await createCollection(model);
    await model.createIndexes();
  }
}

/** Unless it is there. */
export async function createCollection(model: Pick<Model<unknown>, 'createCollection'>): Promise<void> {
  await model.createCollection().catch((error: { code?: number }) => {
    if (error.code !== 48) throw error; // NamespaceExists
  });
}
