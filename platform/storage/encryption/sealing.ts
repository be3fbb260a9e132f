/**
 * Keeps fields of a mongoose model encrypted, for every read and write: sealed on the way to the database, opened on the way
 * from it, and found by equality. A way that is not covered (aggregations, bulk writes, `findOneAndReplace`, `findOneAndDelete`) is refused
 * rather than forgotten.
 */
import mongoose, { type Query, type Schema } from 'mongoose';
import { isSealed, keyring, mayBeSealed, rangeOf } from './keyring.ts';

export interface SealedFields {
  /** Texts that are found by equality: `phone`, `identityDocument.number`. */
  texts?: readonly string[];
  /** Whole values of any shape, which are only read. */
  values?: readonly string[];
}

type Plain = Record<string, unknown>;
const { EJSON } = mongoose.mongo.BSON;

const sealedFields = new WeakMap<object, { collection: string; fields: Required<SealedFields> }>();
export const sealedFieldsOf = (model: { schema: object }) => sealedFields.get(model.schema);

/** @param schema with its collection's name among its options */
export function seal(schema: object, { texts = [], values = [] }: SealedFields): void {
  const hooked = schema as Schema<Plain>; // hooks look at records of any shape
  const collection = String(hooked.get('collection'));
  const fields = { texts, values };
  sealedFields.set(schema, { collection, fields });
  const sealOne = (record: Plain) => sealRecord(collection, fields, record);
  const openAll = (found: unknown) => {
    for (const record of Array.isArray(found) ? found : [found])
      if (record && typeof record === 'object') openRecord(collection, fields, record);
  };

  hooked.pre(
    [
      'find',
      'findOne',
      'findOneAndUpdate',
      'updateOne',
      'updateMany',
      'replaceOne',
      'countDocuments',
      'distinct',
      'deleteOne',
      'deleteMany',
    ],
    function () {
      const query = this as unknown as Query<unknown, Plain>;
      query.setQuery(findable(collection, texts, query.getFilter()) as never);
    },
  );
  hooked.pre(['findOneAndUpdate', 'updateOne', 'updateMany', 'replaceOne'], function () {
    const query = this as unknown as Query<unknown, Plain>;
    const update = query.getUpdate();
    if (Array.isArray(update)) throw new Error(`${collection}: an update by pipeline does not seal`);
    if (update) query.setUpdate(sealUpdate(sealOne, update as Plain, fields) as never);
  });
  hooked.pre('save', function () {
    this.set(sealOne(this.toObject()));
  });
  hooked.pre('insertMany', (...given: unknown[]) => {
    const records = given.find(Array.isArray) as Plain[] | undefined;
    if (!records) throw new Error(`${collection}: nothing to insert`);
    for (const [i, record] of records.entries()) records[i] = sealOne(record);
  });
  hooked.pre(['aggregate', 'bulkWrite', 'findOneAndReplace', 'findOneAndDelete'] as never, () => {
    throw new Error(`${collection}: aggregations, bulk writes, findOneAndReplace and findOneAndDelete neither open nor seal`);
  });
  hooked.post(['find', 'findOne', 'findOneAndUpdate'] as never, openAll);
}

/** A record as it is kept; for writing past mongoose, as the sample does. */
export function sealedRecord(model: { schema: object }, record: object): object {
  const sealed = sealedFieldsOf(model);
  return sealed ? sealRecord(sealed.collection, sealed.fields, record as Plain) : record;
}

const aadOf = (collection: string, path: string): string => `${collection}.${path}`;

function sealRecord(collection: string, { texts, values }: Required<SealedFields>, record: Plain): Plain {
  let sealed = record;
  for (const path of texts)
    sealed = changed(sealed, path, (value) => {
      if (typeof value !== 'string') throw new TypeError(`${aadOf(collection, path)} is a text`);
      return keyring().seal(aadOf(collection, path), value, keyring().lookup(aadOf(collection, path), value));
    });
  for (const path of values)
    sealed = changed(sealed, path, (value) =>
      isEmpty(value) ? value : keyring().seal(aadOf(collection, path), EJSON.stringify(value, { relaxed: true })),
    );
  return sealed;
}

function openRecord(collection: string, { texts, values }: Required<SealedFields>, record: Plain): void {
  for (const path of texts) openAt(record, path, (sealed) => keyring().open(aadOf(collection, path), sealed));
  for (const path of values) openAt(record, path, (sealed) => EJSON.parse(keyring().open(aadOf(collection, path), sealed)));
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && !value.length;

/** A copy with another value at a path; what is not there, or null, stays so. */
function changed(record: Plain, path: string, change: (value: unknown) => unknown): Plain {
  const [name = '', ...rest] = path in record ? [path] : path.split('.'); // of an update the path may be one name
  const value = record[name];
  if (value === null || value === undefined) return record;
  if (!rest.length) return { ...record, [name]: change(value) };
  return typeof value === 'object' ? { ...record, [name]: changed(value as Plain, rest.join('.'), change) } : record;
}

function openAt(record: Plain, path: string, open: (sealed: string) => unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let parent: unknown = record;
  for (const name of names) parent = parent && typeof parent === 'object' ? (parent as Plain)[name] : undefined;
  if (!parent || typeof parent !== 'object') return;
  const value = (parent as Plain)[last];
  if (mayBeSealed(value)) openWhenRead(parent, last, () => (isSealed(value) ? open(value) : value));
}

/**
 * A page of records is read for a few of their fields: what is not asked for stays sealed. A record is taken apart by the names of its
 * fields: to spread it opens all of them.
 */
function openWhenRead(parent: object, name: string, read: () => unknown): void {
  const settle = (value: unknown) => Object.defineProperty(parent, name, { value, writable: true, enumerable: true, configurable: true });
  Object.defineProperty(parent, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = read();
      settle(value);
      return value;
    },
    set: settle,
  });
}

const SETTING = ['$set', '$setOnInsert'];

function sealUpdate(sealOne: (record: Plain) => Plain, update: Plain, fields: Required<SealedFields>): Plain {
  const operators = Object.keys(update).filter((name) => name.startsWith('$'));
  if (!operators.length) return sealOne(update);
  const named = new Set([...fields.texts, ...fields.values].map((path) => path.split('.')[0]));
  return Object.fromEntries(
    Object.entries(update).map(([name, part]) => {
      if (!name.startsWith('$')) throw new Error('an update names its operators');
      if (SETTING.includes(name)) return [name, sealOne(part as Plain)];
      const touched = Object.keys((part as Plain) ?? {}).find((path) => name !== '$unset' && named.has(path.split('.')[0]));
      if (touched) throw new Error(`${name} does not seal ${touched}`);
      return [name, part];
    }),
  );
}

/** A condition of equality becomes a range of lookups; other conditions on a sealed text find nothing that is meant. */
function findable(collection: string, texts: readonly string[], filter: Plain): Plain {
  return Object.fromEntries(
    Object.entries(filter).map(([name, condition]) => {
      if (['$and', '$or', '$nor'].includes(name)) return [name, (condition as Plain[]).map((each) => findable(collection, texts, each))];
      if (!texts.includes(name) || condition === null) return [name, condition];
      if (typeof condition !== 'string') throw new Error(`${aadOf(collection, name)} is found by equality alone`);
      return [name, rangeOf(keyring().lookup(aadOf(collection, name), condition))];
    }),
  );
}
