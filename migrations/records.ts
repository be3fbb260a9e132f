/** What the steps are made of: records rewritten in place, moved to another collection, sealed anew under another name. */
import { isDeepStrictEqual } from 'node:util';
import { isSealed, keyring } from '@so-tiem/platform/storage/encryption/keyring';
import mongoose from 'mongoose';

const { EJSON } = mongoose.mongo.BSON;
const BATCH = 500;
const DUPLICATE_KEY = 11_000;
const NO_COLLECTION = 26;

export type Database = mongoose.mongo.Db;
export type Plain = Record<string, unknown>;
/** From one name to the other. */
export type Names = Readonly<Record<string, string>>;

/** Replaces each record by what it becomes, in batches; one that is already what it should be is left alone. */
export async function rewrite(database: Database, name: string, become: (record: Plain) => Plain): Promise<void> {
  const collection = database.collection<Plain & { _id: unknown }>(name);
  for await (const records of batchesOf(collection)) {
    const writes = records.flatMap((record) => {
      const after = become(record);
      return isDeepStrictEqual(after, record) ? [] : [{ replaceOne: { filter: { _id: record._id }, replacement: after } }];
    });
    if (writes.length) await collection.bulkWrite(writes as never[], { ordered: false });
  }
}

/** Moves each record to another collection, as what it becomes; undefined leaves it out. */
export async function move(
  database: Database,
  from: string,
  to: (record: Plain) => { collection: string; record: Plain } | undefined,
): Promise<void> {
  const source = database.collection<Plain & { _id: unknown }>(from);
  for await (const records of batchesOf(source)) {
    for (const record of records) {
      const moved = to(record);
      if (moved)
        await database
          .collection(moved.collection)
          .insertOne(moved.record as never)
          .catch(ignore(DUPLICATE_KEY)); // moved before an interruption
    }
    await source.deleteMany({ _id: { $in: records.map(({ _id }) => _id) } } as never);
  }
  await source.drop().catch(ignore(NO_COLLECTION));
}

/** Those whose fields have other names now; each service makes its own when it starts. */
export async function dropIndexes(database: Database, ...names: readonly string[]): Promise<void> {
  for (const name of names) await database.collection(name).dropIndexes().catch(ignore(NO_COLLECTION));
}

const ignore =
  (code: number) =>
  (error: { code?: number }): void => {
    if (error.code !== code) throw error;
  };

/** The records of a collection in the order of their ids. @param which of them; all unless given */
export async function* batchesOf<Record extends { _id: unknown }>(
  collection: mongoose.mongo.Collection<Record>,
  which: object = {},
): AsyncGenerator<Record[]> {
  for (let after: unknown; ; ) {
    const filter = after === undefined ? which : { ...which, _id: { $gt: after } };
    const records = (await collection
      .find(filter as never)
      .sort({ _id: 1 })
      .limit(BATCH)
      .toArray()) as Record[];
    if (records.length) yield records;
    if (records.length < BATCH) return;
    after = records.at(-1)?._id;
  }
}

/** Fields under other names; order and everything else stay. */
export const renamed = (record: Plain, names: Names): Plain =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [names[name] ?? name, value]));

/** Fields under other names, however deep. */
export function renamedDeep<Value>(value: Value, names: Names): Value {
  if (Array.isArray(value)) return value.map((each) => renamedDeep(each, names)) as Value;
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [names[name] ?? name, renamedDeep(inner, names)])) as Value;
}

/** The field as what it becomes, unless it is null or not there. */
export function changed(record: Plain, field: string, change: (value: never) => unknown): Plain {
  const value = record[field];
  return value === null || value === undefined ? record : { ...record, [field]: change(value as never) };
}

/** One of the old words, or what it was. */
export const word =
  (words: Names) =>
  (value: unknown): unknown =>
    typeof value === 'string' ? (words[value] ?? value) : value;

/**
 * A text that is found by equality, as `seal` keeps it (platform/storage/encryption/sealing.ts), under another name.
 * @param from, to `collection.path` before and after
 */
export function textMoved(value: unknown, from: string, to: string): unknown {
  if (!isSealed(value)) return value;
  const [text, isMoved] = opened(value, from, to);
  return isMoved ? value : keyring().seal(to, text, keyring().lookup(to, text));
}

/** A whole value, as `seal` keeps it, under another name and as what it becomes; sealed anew only where that changes it. */
export function valueMoved(value: unknown, from: string, to: string, become: (value: never) => unknown = (same) => same): unknown {
  if (!isSealed(value)) return value;
  const [text, isMoved] = opened(value, from, to);
  const before: unknown = EJSON.parse(text);
  const after = become(before as never);
  return (isMoved || from === to) && isDeepStrictEqual(after, before)
    ? value
    : keyring().seal(to, EJSON.stringify(after, { relaxed: true }));
}

function opened(sealed: string, from: string, to: string): [text: string, isMoved: boolean] {
  try {
    return [keyring().open(to, sealed), true];
  } catch {
    return [keyring().open(from, sealed), false];
  }
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' &&
  value !== null &&
  (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null);
