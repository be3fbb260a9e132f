/** Reads for a request end with it; what changes something, and jobs, go on. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { ANONYMOUS } from '../identity/identity.ts';
import { openTestConnection } from '../testing/testConnection.ts';
import { boundReads, CallerGone } from './deadline.ts';
import { currentRequest } from './request.ts';

let connection: Connection;
let stop: () => Promise<void>;
const thingsOf = (from: Connection) =>
  from.model('Thing', new mongoose.Schema<{ n: number; filler: string }>({ n: Number, filler: String }));
let things: ReturnType<typeof thingsOf>;
beforeAll(async () => {
  ({ connection, stop } = await openTestConnection('deadline_test'));
  boundReads();
  things = thingsOf(connection);
  await things.insertMany(Array.from({ length: 3000 }, (_, n) => ({ n, filler: 'x'.repeat(500) })));
});
afterAll(async () => {
  await stop?.();
});

const answering = <Result>({ withinMs = Number.POSITIVE_INFINITY, isGone = false }, work: () => Promise<Result>) =>
  currentRequest.run(
    { requestId: 'r', address: '', identity: ANONYMOUS, task: null, deadline: performance.now() + withinMs, isGone: () => isGone },
    work,
  );
/** Each document beside each. */
const long = () =>
  things.aggregate([
    { $lookup: { from: things.collection.name, pipeline: [], as: 'all' } },
    { $unwind: '$all' },
    { $group: { _id: '$all.n' } },
  ]);

test.each<[string, () => Promise<unknown>]>([
  ['find', () => things.find({ n: 1 }).exec()],
  ['findOne', () => things.findOne({ n: 1 }).lean().exec()],
  ['countDocuments', () => things.countDocuments({ n: 1 }).exec()],
  ['distinct', () => things.distinct('n').exec()],
  ['aggregate', () => things.aggregate([{ $match: { n: 1 } }]).exec()],
])('%s asks nothing for who has gone, or after the time', async (_, read) => {
  await expect(answering({ isGone: true }, read)).rejects.toThrow(CallerGone);
  await expect(answering({ withinMs: -1 }, read)).rejects.toThrow(CallerGone);
  expect(await answering({ withinMs: 20_000 }, read)).toBeTruthy();
  expect(await answering({}, read)).toBeTruthy();
  expect(await read()).toBeTruthy(); // as a job does
});

test('what the database is still at when the time is over is cancelled there', async () => {
  const began = performance.now();
  await expect(answering({ withinMs: 200 }, () => long().exec())).rejects.toMatchObject({ code: 50 });
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a write is carried to its end', async () => {
  await answering({ isGone: true, withinMs: -1 }, () => things.updateOne({ n: 2 }, { $set: { filler: 'written' } }).exec());
  expect(await things.findOne({ n: 2 }).lean()).toMatchObject({ filler: 'written' });
});
