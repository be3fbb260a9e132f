/** Writing many records, past mongoose. */
import { sealedRecord } from '@so-tiem/platform/storage/encryption/sealing';
import type { Model } from 'mongoose';

const BATCH = 500;

/** Collects records into batches and writes them while more are made; at most two batches of one kind wait. */
export function sink<Record extends object>(model: Model<Record>) {
  let batch: object[] = [];
  let written = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const flush = async () => {
    await writing;
    const full = batch;
    batch = [];
    written += full.length;
    if (full.length) writing = model.collection.insertMany(full as never[], { ordered: false });
    writing.catch(() => {}); // told to the next one
  };
  return {
    async add(record: Record) {
      batch.push(sealedRecord(model, record));
      if (batch.length >= BATCH) await flush();
    },
    async end() {
      await flush();
      await writing;
    },
    written: () => written,
  };
}

export async function write<Record extends object>(model: Model<Record>, records: Iterable<Record>): Promise<void> {
  const { add, end } = sink(model);
  for (const record of records) await add(record);
  await end();
}
