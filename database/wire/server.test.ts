/** The wire gateway as its clients see it: the official driver and mongoose against the real engine. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { connect, RESERVED_NAME } from '../connection.ts';
import type { TestDatabase } from '../testing/testDatabase.ts';
import { codeOf, openWireClient, type WireClient } from '../testing/wireClient.ts';

const { MongoClient } = mongoose.mongo;

let database: TestDatabase;
let client: WireClient;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ database, client, stop } = await openWireClient());
});
afterAll(async () => await stop?.());

const collection = (name: string) => client.db('wire_test').collection(name);

describe('every command that is served', () => {
  test('writes and reads: insert, find, update, delete, findAndModify, count, distinct', async () => {
    const things = collection('things');
    await things.insertMany([{ n: 1 }, { n: 2 }, { n: 3 }]);
    expect((await things.updateMany({ n: { $gte: 2 } }, { $inc: { n: 10 } })).modifiedCount).toBe(2);
    expect(await things.findOneAndUpdate({ n: 1 }, { $set: { found: true } }, { returnDocument: 'after' })).toMatchObject({
      n: 1,
      found: true,
    });
    expect((await things.distinct('n')).sort((a, b) => a - b)).toEqual([1, 12, 13]);
    expect(await things.countDocuments({ n: { $gt: 5 } })).toBe(2);
    expect(await things.estimatedDocumentCount()).toBe(3);
    expect((await things.deleteMany({ n: { $gt: 5 } })).deletedCount).toBe(2);
    expect(await things.find({}, { projection: { _id: 0 } }).toArray()).toEqual([{ n: 1, found: true }]);
  });

  test('aggregates: facet, lookup, group, days in Viet Nam', async () => {
    const [doses, sites] = [collection('agg_doses'), collection('agg_sites')];
    await sites.insertOne({ _id: 's1' as never, name: 'A' });
    await doses.insertMany([
      { site: 's1', at: new Date('2021-08-01T05:00:00Z') },
      { site: 's1', at: new Date('2021-08-01T09:00:00Z') },
    ]);
    const [result] = await doses
      .aggregate([
        {
          $facet: {
            byDay: [{ $group: { _id: { $dateToString: { date: '$at', format: '%Y-%m-%d', timezone: '+07:00' } }, n: { $sum: 1 } } }],
            bySite: [
              { $lookup: { from: 'agg_sites', localField: 'site', foreignField: '_id', as: 's' } },
              { $unwind: '$s' },
              { $group: { _id: '$s.name', n: { $sum: 1 } } },
            ],
          },
        },
      ])
      .toArray();
    expect(result).toEqual({ byDay: [{ _id: '2021-08-01', n: 2 }], bySite: [{ _id: 'A', n: 2 }] });
  });

  test('collections and indexes: create, list, change, drop', async () => {
    const db = client.db('wire_test');
    await db.createCollection('shelves');
    await collection('shelves').createIndexes([
      { key: { a: 1, b: -1 }, name: 'ab' },
      { key: { c: 1 }, unique: true, partialFilterExpression: { c: { $type: 'string' } }, name: 'c' },
    ]);
    expect((await collection('shelves').indexes()).map((index) => index.name)).toEqual(['_id_', 'ab', 'c']);
    await collection('shelves').dropIndex('ab');
    expect((await db.listCollections({ name: 'shelves' }).toArray()).map(({ name }) => name)).toEqual(['shelves']);
    expect(await db.command({ collStats: 'shelves' })).toMatchObject({ ok: 1, count: 0 });
    expect(await collection('shelves').drop()).toBe(true);
    expect(await db.listCollections({ name: 'shelves' }).toArray()).toEqual([]);
  });

  test('the server as a whole: ping, buildInfo, listDatabases, dropDatabase', async () => {
    await client.db('wire_dropped').collection('x').insertOne({});
    expect((await client.db().admin().listDatabases()).databases.map(({ name }) => name)).toContain('wire_dropped');
    await client.db('wire_dropped').dropDatabase();
    expect((await client.db().admin().listDatabases()).databases.map(({ name }) => name)).not.toContain('wire_dropped');
    expect(await client.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
    expect(await client.db().command({ buildInfo: 1 })).toMatchObject({ version: '7.0.0' });
  });

  test('an unacknowledged write arrives although no one waits for it', async () => {
    await collection('silent').insertOne({ a: 1 }, { writeConcern: { w: 0 } });
    for (let i = 0; i < 50 && !(await collection('silent').findOne()); i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await collection('silent').countDocuments()).toBe(1);
  });
});

describe('errors carry the codes that drivers know', () => {
  test('a duplicate key is 11000, alone and within a bulk', async () => {
    const unique = collection('unique');
    await unique.createIndex({ a: 1 }, { unique: true });
    await unique.insertOne({ a: 1 });
    expect(await codeOf(unique.insertOne({ a: 1 }))).toBe(11000);
    expect(await codeOf(unique.insertMany([{ a: 2 }, { a: 1 }, { a: 3 }], { ordered: false }))).toBe(11000);
    expect(await unique.countDocuments()).toBe(3);
    expect(await codeOf(unique.findOneAndUpdate({ a: 2 }, { $set: { a: 1 } }))).toBe(11000);
  });

  test.each([
    ['an unknown command', { noSuchThing: 1 }, 59],
    ['explain, which the engine does not have', { explain: { find: 'x' } }, 59],
    ['a malformed operator', { find: 'x', filter: { a: { $nope: 1 } } }, 2],
    ['a cursor that does not exist', { getMore: mongoose.mongo.Long.fromNumber(42), collection: 'x' }, 43],
  ])('%s', async (_what, command, code) => {
    expect(await codeOf(client.db('wire_test').command(command))).toBe(code);
  });

  test('a name of Object.prototype is no command', async () => {
    expect(await codeOf(client.db('wire_test').command({ constructor: 1 }))).toBe(59);
  });
});

describe('what takes longer than its `maxTimeMS`', () => {
  const EXPIRED = 50;
  /** Each document beside each. */
  const long = (from: WireClient, maxTimeMS: number) =>
    codeOf(
      from
        .db('wire_test')
        .collection('each')
        .aggregate([{ $lookup: { from: 'each', pipeline: [], as: 'all' } }, { $unwind: '$all' }, { $group: { _id: '$all.n' } }], {
          maxTimeMS,
        })
        .toArray(),
    );
  beforeAll(async () => {
    await collection('each').insertMany(Array.from({ length: 3000 }, (_, n) => ({ n, filler: 'x'.repeat(500) })));
  });

  test('is cancelled, and its connection serves others', async () => {
    expect(await long(client, 100)).toBe(EXPIRED);
    expect(await collection('each').findOne({ n: 7 }, { maxTimeMS: 10_000 })).toMatchObject({ n: 7 });
  });

  test('is told so also while it waits for a connection', async () => {
    const reserved = await MongoClient.connect(database.uri, { appName: RESERVED_NAME });
    const others = Array.from({ length: 8 }, () => long(reserved, 8000));
    await new Promise((resolve) => setTimeout(resolve, 500)); // they have all that are reserved
    const began = performance.now();
    expect(await codeOf(reserved.db('wire_test').collection('each').findOne({ n: 7 }, { maxTimeMS: 200 }))).toBe(EXPIRED);
    expect(performance.now() - began).toBeLessThan(3500);
    expect(new Set(await Promise.all(others))).toEqual(new Set([EXPIRED]));
    await reserved.close();
  });
});

describe('cursors', () => {
  beforeAll(async () => {
    await collection('many').insertMany(Array.from({ length: 1000 }, (_, n) => ({ n, filler: 'x'.repeat(500) })));
  });

  test('a long result comes whole and in order, page by page', async () => {
    const found = await collection('many').find({}, { batchSize: 50 }).sort({ n: 1 }).toArray();
    expect(found.map(({ n }) => n)).toEqual(Array.from({ length: 1000 }, (_, n) => n));
  });

  test('many are read at the same time without getting into each other', async () => {
    const sums = await Promise.all(
      Array.from({ length: 20 }, async (_, start) => {
        let sum = 0;
        for await (const { n } of collection('many')
          .find({ n: { $gte: start * 10 } }, { batchSize: 37 })
          .sort({ n: 1 }))
          sum += n;
        return sum;
      }),
    );
    expect(sums).toEqual(Array.from({ length: 20 }, (_, i) => (999 * 1000) / 2 - ((i * 10 - 1) * i * 10) / 2));
  });

  test('one that is closed early is forgotten', async () => {
    const cursor = collection('many').find({}, { batchSize: 10 }).sort({ filler: 1 });
    await cursor.next();
    const id = cursor.id;
    await cursor.close();
    expect(await codeOf(client.db('wire_test').command({ getMore: id, collection: 'many' }))).toBe(43);
  });
});
describe('mongoose', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await connect(database.uri, 'mongoose_test');
  });
  afterAll(async () => await connection?.close());

  test('models, validation, populated indexes, upserts and lean reads', async () => {
    const Site = connection.model(
      'Site',
      new mongoose.Schema({ code: { type: String, required: true, unique: true }, words: { type: [String], index: true } }),
    );
    await Site.createCollection();
    await Site.createIndexes();
    await Site.create({ code: '01', words: ['tram', 'y', 'te'] });
    expect(await codeOf(Site.create({ code: '01' }))).toBe(11000);
    await Site.updateOne({ code: '02' }, { $set: { words: ['benh', 'vien'] } }, { upsert: true });
    expect((await Site.find({ words: { $regex: '^ben' } }).lean()).map(({ code }) => code)).toEqual(['02']);
    await expect(Site.create({})).rejects.toThrow(/required/);
  });

  test('files in GridFS come back byte for byte', async () => {
    if (!connection.db) throw new Error('not connected');
    const bucket = new mongoose.mongo.GridFSBucket(connection.db);
    const bytes = Buffer.from(Array.from({ length: 700_000 }, (_, i) => i % 251));
    await new Promise((resolve, reject) => bucket.openUploadStream('photo').once('error', reject).once('finish', resolve).end(bytes));
    const chunks: Buffer[] = [];
    for await (const chunk of bucket.openDownloadStreamByName('photo')) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });
});
