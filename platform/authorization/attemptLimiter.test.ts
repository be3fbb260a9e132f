import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { openTestConnection } from '../testing/testConnection.ts';
import { AttemptLimiter, networkOf } from './attemptLimiter.ts';

let connection: Connection;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ connection, stop } = await openTestConnection('attempts_test'));
});
afterAll(async () => {
  await stop?.();
});

test('so many and no more, however many try at once; each key counts for itself, and can be forgotten', async () => {
  const attempts = new AttemptLimiter(connection, { name: 'test', what: 'tries', times: 5, minutes: 15 });
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => attempts.take('one')));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  await expect(attempts.take('one')).rejects.toThrow('too many tries; wait 15 minutes');
  await attempts.take('other');
  expect(await attempts.count('other')).toBe(1);
  await attempts.forget('one');
  await attempts.take('one');
  // A second process counts together with the first.
  const elsewhere = new AttemptLimiter(connection, { name: 'test', what: 'tries', times: 5, minutes: 15 });
  expect(await elsewhere.count('one')).toBe(1);
});

test.each([
  ['203.0.113.7', '203.0.113.0/24'],
  ['2001:db8:85a3::8a2e:370:7334', '2001:db8:85a3::/48'],
])('%s is in %s', (address, network) => expect(networkOf(address)).toBe(network));
