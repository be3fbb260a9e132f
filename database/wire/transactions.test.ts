/** Transactions through the wire gateway: each on a connection of its own, ended with it, bounded in time. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';
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

describe('transactions', () => {
  test('all of it or nothing, and no reader sees half', async () => {
    const accounts = collection('accounts');
    await accounts.insertMany([
      { _id: 'a' as never, money: 10 },
      { _id: 'b' as never, money: 0 },
    ]);
    const session = client.startSession();
    await session.withTransaction(async () => {
      await accounts.updateOne({ _id: 'a' as never }, { $inc: { money: -4 } }, { session });
      expect(await accounts.findOne({ _id: 'a' as never })).toMatchObject({ money: 10 });
      await accounts.updateOne({ _id: 'b' as never }, { $inc: { money: 4 } }, { session });
    });
    await session
      .withTransaction(async () => {
        await accounts.updateOne({ _id: 'a' as never }, { $inc: { money: -100 } }, { session });
        throw new Error('changed my mind');
      })
      .catch(() => {});
    await session.endSession();
    expect((await accounts.find().sort({ _id: 1 }).toArray()).map(({ money }) => money)).toEqual([6, 4]);
  });

  test('two that write the same document: the loser is told to try again, and does', async () => {
    const counter = collection('counter');
    await counter.insertOne({ _id: 'c' as never, n: 0 });
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        const session = client.startSession();
        await session.withTransaction(async () => {
          const { n } = (await counter.findOne({ _id: 'c' as never }, { session })) ?? { n: 0 };
          await counter.updateOne({ _id: 'c' as never }, { $set: { n: n + 1 } }, { session });
        });
        await session.endSession();
      }),
    );
    expect(await counter.findOne({ _id: 'c' as never })).toMatchObject({ n: 12 });
  });

  test('many that insert the same unique key at once: one does, the others are told that it exists, and soon', async () => {
    const keys = collection('keys');
    await keys.createIndex({ key: 1 }, { unique: true });
    const began = performance.now();
    for (let round = 0; round < 10; round++) {
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const session = client.startSession();
          const code = await codeOf(session.withTransaction(() => keys.insertOne({ key: round }, { session })));
          await session.endSession();
          return code ?? 'done';
        }),
      );
      expect(outcomes.sort()).toEqual([...Array.from({ length: 7 }, () => 11000), 'done']);
    }
    const alone = await Promise.all(Array.from({ length: 8 }, () => codeOf(keys.insertOne({ key: 'alone' }))));
    expect(alone.filter((code) => code === undefined)).toHaveLength(1);
    expect(new Set(alone)).toEqual(new Set([undefined, 11000]));
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test('a commit that is sent twice is one commit', async () => {
    const session = client.startSession();
    session.startTransaction();
    await collection('twice').insertOne({ a: 1 }, { session });
    await session.commitTransaction();
    await session.commitTransaction(); // the driver sends it again
    await session.endSession();
    expect(await collection('twice').countDocuments()).toBe(1);
  });

  test('what a vanished client left open is rolled back and its locks are freed', async () => {
    await collection('locked').insertOne({ _id: 'l' as never, n: 0 });
    const vanishing = await MongoClient.connect(database.uri);
    const session = vanishing.startSession();
    session.startTransaction();
    await vanishing
      .db('wire_test')
      .collection('locked')
      .updateOne({ _id: 'l' as never }, { $set: { n: 1 } }, { session });
    await vanishing.close(true);
    await collection('locked').updateOne({ _id: 'l' as never }, { $set: { n: 2 } });
    expect(await collection('locked').findOne({ _id: 'l' as never })).toMatchObject({ n: 2 });
  });

  test('a command of a transaction that does not exist is refused', async () => {
    const command = { find: 'x', lsid: { id: new mongoose.mongo.UUID() }, txnNumber: mongoose.mongo.Long.fromNumber(9), autocommit: false };
    expect(await codeOf(client.db('wire_test').command(command))).toBe(251);
  });
});
