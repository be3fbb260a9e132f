/** What is sealed is not to be read in the database, is found by equality, and moves from key to key. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { startTestDatabase, type TestDatabase } from '@so-tiem/database/testing/testDatabase';
import fc from 'fast-check';
import { type Connection, type Model, Schema } from 'mongoose';
import { createLogger } from '../../configuration/logging.ts';
import { ensureIndexes } from '../indexes.ts';
import { Keyring, keyOfSealed, useKeyring } from './keyring.ts';
import { reencrypt } from './reencrypt.ts';
import { seal } from './sealing.ts';

interface Person {
  _id: string;
  phone: string | null;
  papers: { kind: string; number: string } | null;
  notes: unknown;
  name: string;
}

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64url');
const LOOKUP = key(9);
const PHONE = '+84912345678';
const log = createLogger('test');
log.level = 'silent';

const schema = new Schema<Person>(
  {
    _id: String,
    phone: String,
    papers: { type: { kind: String, number: String }, _id: false, default: null },
    notes: Schema.Types.Mixed,
    name: String,
  },
  { collection: 'people', versionKey: false },
);
seal(schema, { texts: ['phone', 'papers.number'], values: ['notes'] });
schema.index({ phone: 1 });

let database: TestDatabase;
let connection: Connection;
let people: Model<Person>;
const person = (_id: string, more: Partial<Person> = {}): Person => ({
  _id,
  phone: PHONE,
  papers: { kind: 'CCCD', number: '079190000001' },
  notes: { at: new Date(0), list: [1, null] },
  name: 'Lê An',
  ...more,
});
const raw = () => people.collection.find().sort({ _id: 1 }).toArray() as Promise<unknown> as Promise<(Person & Record<string, unknown>)[]>;

beforeAll(async () => {
  database = await startTestDatabase();
  connection = await connect(database.uri, 'encryption_test');
  people = connection.model<Person>('Person', schema);
  await ensureIndexes(connection);
});
afterAll(async () => {
  await connection?.close();
  await database?.stop();
});
beforeEach(async () => {
  useKeyring(new Keyring(`a:${key(1)}`, LOOKUP));
  await people.collection.deleteMany({});
});

describe('a value', () => {
  const ring = new Keyring(`a:${key(1)}`, LOOKUP);

  test('comes back as it was, looks otherwise each time, and says nothing of what it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = ring.seal('here', text);
        expect(ring.open('here', sealed)).toBe(Buffer.from(text, 'utf8').toString('utf8'));
        expect(ring.seal('here', text)).not.toBe(sealed);
        if (text.length > 3) expect(sealed).not.toContain(text);
      }),
    );
  });

  test('that was altered, moved elsewhere or sealed with another key does not open', () => {
    const sealed = ring.seal('here', PHONE);
    const body = sealed.lastIndexOf(':') + 5;
    const altered = `${sealed.slice(0, body)}${sealed[body] === 'A' ? 'B' : 'A'}${sealed.slice(body + 1)}`;
    expect(() => ring.open('here', altered)).toThrow();
    expect(() => ring.open('there', sealed)).toThrow();
    expect(() => new Keyring(`a:${key(2)}`, LOOKUP).open('here', sealed)).toThrow();
    expect(() => new Keyring(`b:${key(1)}`, LOOKUP).open('here', sealed)).toThrow('not in DATA_KEYS');
  });

  test('has the same lookup in the same place only, and another under another key', () => {
    expect(ring.lookup('here', PHONE)).toBe(ring.lookup('here', PHONE));
    expect(ring.lookup('here', PHONE)).not.toBe(ring.lookup('there', PHONE));
    expect(ring.lookup('here', PHONE)).not.toBe(new Keyring(`a:${key(1)}`, key(8)).lookup('here', PHONE));
  });

  test.each([`a:${key(1).slice(1)}`, 'a', '', `a b:${key(1)}`])('a key that is none is named: %s', (keys) => {
    expect(() => new Keyring(keys, LOOKUP)).toThrow('DATA_KEYS');
  });
});

describe('whichever way a record is written', () => {
  const ways: Record<string, () => Promise<unknown>> = {
    create: () => people.create(person('1')),
    insertMany: () => people.insertMany([person('1')]),
    'insertMany, lean': () => people.insertMany([person('1')], { lean: true }),
    'updateOne, upsert': () => people.updateOne({ _id: '1' }, { $setOnInsert: person('1') }, { upsert: true }),
    'updateOne by path': async () => {
      await people.create(person('1', { phone: null, papers: { kind: 'CCCD', number: 'x' } }));
      await people.updateOne({ _id: '1' }, { $set: { phone: PHONE, 'papers.number': '079190000001' } });
    },
    replaceOne: async () => {
      await people.create(person('1', { phone: null, papers: null }));
      await people.replaceOne({ _id: '1' }, person('1'));
    },
    findOneAndUpdate: async () => {
      await people.create(person('1', { phone: null, papers: null }));
      await people.findOneAndUpdate({ _id: '1' }, { $set: { phone: PHONE, papers: person('1').papers } });
    },
  };

  test.each(Object.keys(ways))('%s: the database holds none of it in clear, and everybody reads it', async (way) => {
    await ways[way]?.();
    const kept = JSON.stringify(await raw());
    for (const clear of ['912345678', '079190000001', '"list"']) expect(kept).not.toContain(clear);
    expect(kept).toContain('Lê An');
    expect(await people.findById('1').lean()).toEqual(person('1'));
    expect(await people.find({}).lean()).toEqual([person('1')]);
    expect(await people.findOneAndUpdate({ _id: '1' }, { $set: { name: 'Lê Ân' } }, { returnDocument: 'after' }).lean()).toEqual(
      person('1', { name: 'Lê Ân' }),
    );
  });

  test('what was given is not changed by giving it', async () => {
    const given = person('1');
    await people.create(given);
    await people.replaceOne({ _id: '1' }, given);
    await people.insertMany([person('2')]);
    expect(given).toEqual(person('1'));
  });

  test('a way that would not seal is refused', async () => {
    await expect(people.bulkWrite([{ insertOne: { document: person('1') } }])).rejects.toThrow('bulk');
    await expect(people.aggregate([{ $match: {} }])).rejects.toThrow('aggregations');
    await expect(people.updateOne({ _id: '1' }, [{ $set: { phone: PHONE } }], { updatePipeline: true })).rejects.toThrow('pipeline');
    await expect(people.updateOne({ _id: '1' }, { $push: { notes: 1 } })).rejects.toThrow('seal');
  });
});

test('equal values are found, by an index, and others are not', async () => {
  await people.insertMany(Array.from({ length: 50 }, (_, i) => person(String(i), { phone: `+8491234${String(i).padStart(4, '0')}` })));
  expect((await people.find({ phone: '+84912340007' }).hint('phone_1').lean()).map(({ _id }) => _id)).toEqual(['7']);
  expect((await people.find({ $or: [{ phone: '+84912340007' }, { 'papers.number': 'none' }] }).lean()).map(({ _id }) => _id)).toEqual([
    '7',
  ]);
  expect(await people.countDocuments({ $and: [{ phone: '+84912340007' }, { name: 'Lê An' }] })).toBe(1);
  expect(await people.exists({ phone: '+84912349999' })).toBeNull();
  await expect(people.find({ phone: { $gt: '+84' } }).lean()).rejects.toThrow('equality');
});

test('a new key takes the place of the old one: what was sealed before is read at once and sealed anew, also after an interruption', async () => {
  await people.insertMany(Array.from({ length: 1200 }, (_, i) => person(String(i).padStart(4, '0'), i % 3 ? {} : { phone: null })));
  useKeyring(new Keyring(`b:${key(2)}, a:${key(1)}`, LOOKUP));
  expect(await people.findById('0001').lean()).toEqual(person('0001'));
  await people.replaceOne({ _id: '0002' }, person('0002', { name: 'Lê Bình' }));

  const interrupted = new AbortController();
  setTimeout(() => interrupted.abort(), 5);
  await reencrypt(connection, log, interrupted.signal);
  await reencrypt(connection, log);
  const kept = await raw();
  const keys = new Set(
    kept.flatMap(({ phone, papers, notes }) =>
      [phone, papers?.number, notes].flatMap((value) => (value ? [keyOfSealed(String(value))] : [])),
    ),
  );
  expect([...keys]).toEqual(['b']);

  useKeyring(new Keyring(`b:${key(2)}`, LOOKUP)); // the old key is thrown away
  expect(await people.find({}).lean()).toHaveLength(1200);
  expect(await people.findById('0002').lean()).toEqual(person('0002', { name: 'Lê Bình' }));
  expect(await people.countDocuments({ phone: PHONE })).toBe(800);
});
