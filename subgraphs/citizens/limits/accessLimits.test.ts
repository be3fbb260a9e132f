/** Codes to one's own record: a network gets so many for one person, and nobody is shut out by what others ask. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ANONYMOUS } from '@so-tiem/platform/identity/identity';
import { currentRequest } from '@so-tiem/platform/process/request';
import { openTestConnection } from '@so-tiem/platform/testing/testConnection';
import type { Connection } from 'mongoose';
import { type AccessLimits, makeAccessLimits } from './accessLimits.ts';

let connection: Connection;
let stop: () => Promise<void>;
let limits: AccessLimits;
beforeAll(async () => {
  ({ connection, stop } = await openTestConnection('access_limits_test'));
  limits = makeAccessLimits(connection, { codesOfAddress: 100, codesOfNetwork: 100, triesOfAddress: 100 });
});
afterAll(async () => {
  await stop?.();
});

const from = <Result>(address: string, act: () => Promise<Result>): Promise<Result> =>
  currentRequest.run(
    { requestId: 'r', address, identity: ANONYMOUS, task: null, deadline: Number.POSITIVE_INFINITY, isGone: () => false },
    act,
  );
const sent = async (citizenId: string, addresses: readonly string[]) => {
  let count = 0;
  for (const address of addresses) if (await from(address, () => limits.maySend(citizenId))) count += 1;
  return count;
};
const times = (count: number, address: string) => Array<string>(count).fill(address);

test('one network sends a person three codes, by whatever number of theirs it asks', async () => {
  expect(await sent('flooded', times(8, '192.0.2.1'))).toBe(3);
  expect(await sent('flooded', ['192.0.2.77'])).toBe(0);
  expect(await sent('another', ['192.0.2.1'])).toBe(1);
});

test('several networks send six, and each that has hardly asked two, also to whom many ask about', async () => {
  const many = Array.from({ length: 10 }, (_, network) => times(3, `198.51.${network}.1`)).flat();
  // Three, three, and two of each of the others.
  expect(await sent('asked about', many)).toBe(3 + 3 + 8 * 2);
  expect(await sent('asked about', ['203.0.113.5'])).toBe(1);
});
