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

/** Each unless there is one of its id already. */
export async function insertOnce<Record extends { _id: string }>(
  model: Model<Record>,
  session: ClientSession,
  records: readonly Record[],
): Promise<void> {
  if (!records.length) return;
  const upserts = records.map((record) => ({
    updateOne: { filter: { _id: record._id }, update: { $setOnInsert: sealedRecord(model, record) }, upsert: true },
  }));
  await model.collection.bulkWrite(upserts as never, { ...OPTIONS, session });
}
