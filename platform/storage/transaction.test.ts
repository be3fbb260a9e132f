/** Transactions that meet each other, run out of time, or have something to tell afterwards. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { ANONYMOUS } from '../identity/identity.ts';
import { currentRequest } from '../process/request.ts';
import { openTestConnection } from '../testing/testConnection.ts';
import { DeferredError, inTransaction } from './transaction.ts';

/** Of four connections, which two transactions share. */
let connection: Connection;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ connection, stop } = await openTestConnection('transaction_test', { isReserved: true }));
  await counters().insertOne({ _id: 'one' as never, n: 0 });
});
afterAll(async () => {
  await stop?.();
});
const counters = () => connection.collection('counters');
const raise = () =>
  inTransaction(connection, async (session) => {
    await counters().updateOne({ _id: 'one' as never }, { $inc: { n: 1 } }, { session });
  });

test('many more than there are connections change the same, and each is made once', async () => {
  await Promise.all(Array.from({ length: 40 }, raise));
  expect(await counters().findOne({ _id: 'one' as never })).toMatchObject({ n: 40 });
});

test('what is to be told is read when nothing is held any more', async () => {
  const told = inTransaction(connection, async (session) => {
    await counters().updateOne({ _id: 'one' as never }, { $set: { n: -1 } }, { session });
    throw new DeferredError(async () => new Error(`stands at ${(await counters().findOne({ _id: 'one' as never }))?.['n']}`));
  });
  await expect(told).rejects.toThrow('stands at 40');
});

test('one within another would wait for itself', async () => {
  await expect(inTransaction(connection, () => raise())).rejects.toThrow('within a transaction');
  await raise();
});

test('a session that cannot be had keeps no place', async () => {
  const spy = jest.spyOn(connection, 'startSession').mockRejectedValue(new Error('not connected'));
  for (let i = 0; i < 5; i++) await expect(raise()).rejects.toThrow('not connected');
  spy.mockRestore();
  await raise();
});

test('nothing is begun for a caller who has given up, and none waits for a place beyond its time', async () => {
  const within = (ms: number) =>
    currentRequest.run(
      { requestId: 'r', address: '', identity: ANONYMOUS, task: null, deadline: performance.now() + ms, isGone: () => false },
      raise,
    );
  const unavailable = { failures: [{ code: 'UNAVAILABLE' }] };
  await expect(within(-1)).rejects.toMatchObject(unavailable);
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const holding = Array.from({ length: 2 }, () => inTransaction(connection, () => held));
  await expect(within(200)).rejects.toMatchObject(unavailable);
  letGo();
  await Promise.all(holding);
  await raise();
});
