/**
 * Writing whole records without a document of mongoose's for each: to build and to check one costs as much again as the write. Sealed as the
 * model says; what the schema would fill in must be there, which the record's type sees to.
 */
import type { ClientSession, Model } from 'mongoose';
import { sealedRecord } from './encryption/sealing.ts';

const OPTIONS = { ignoreUndefined: true };

/** @throws MongoServerError 11000 for a key that exists */
export async function insertRecord<Record extends object>(
  model: Model<Record>,
  session: ClientSession,
  record: Omit<Record, '_id'> & { _id?: unknown },
): Promise<void> {
  await model.collection.insertOne(sealedRecord(model, record) as never, { ...OPTIONS, session });
}

/** @param where in clear: fields that are not sealed @returns whether it was there */
export async function replaceRecord<Record extends object>(
  model: Model<Record>,
  session: ClientSession,
  where: Partial<Record>,
  record: Record,
): Promise<boolean> {
  const { matchedCount } = await model.collection.replaceOne(where as never, sealedRecord(model, record) as never, { ...OPTIONS, session });
  return matchedCount > 0;
}

/** Unless there is one already. */
export async function insertOnce<Record extends object>(
  model: Model<Record>,
  session: ClientSession,
  where: Partial<Record>,
  record: Omit<Record, '_id'>,
): Promise<void> {
  const fields = { $setOnInsert: sealedRecord(model, record) };
  await model.collection.updateOne(where as never, fields as never, { ...OPTIONS, session, upsert: true });
}
