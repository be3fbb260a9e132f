/** Of which numbers an answer tells whether somebody has them: each is a search, whatever else the answer says. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { duplicate, wrongState } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { Outbox } from '@so-tiem/platform/jobs/outbox';
import { openTestConnection } from '@so-tiem/platform/testing/testConnection';
import { testTrail } from '@so-tiem/platform/testing/testTrail';
import { openStore, type Store } from '../model/store.ts';
import { withOwnNumber } from './claimNumber.ts';

const staff: Staff = { kind: 'staff', id: 'asker', name: 'Asker', role: 'CLERK', unit: { level: 'SITE', code: '79.760.26740.01' } };
let store: Store;
let stop: () => Promise<void>;
let counted: number;
let looked: number;
const limit = {
  take: async () => {
    counted += 1;
  },
  giveBack: async () => {
    counted -= 1;
  },
};
beforeAll(async () => {
  const opened = await openTestConnection('claims_test');
  store = openStore(opened.connection, new Outbox(opened.connection, createLogger('test')), testTrail(opened.connection));
  stop = opened.stop;
  store.trail.logRead = () => {
    looked += 1;
  };
});
afterAll(async () => await stop?.());
beforeEach(() => {
  [counted, looked] = [0, 0];
});

test.each([
  ['a correction counts as a question', false, async () => {}, { counted: 1, looked: 0 }],
  ['so does one that comes too late, and is on record', false, async () => Promise.reject(wrongState('late')), { counted: 1, looked: 1 }],
  ['a new record does not', true, async () => {}, { counted: 0, looked: 0 }],
  ['a new record that does not come to be does', true, async () => Promise.reject(duplicate('x', 'x')), { counted: 1, looked: 1 }],
])('%s', async (_, isNewRecord, work, expected) => {
  const person = { _id: 'one', identityDocument: { kind: 'CCCD' as const, number: '079085000001' } };
  await withOwnNumber(store, { limit, staff, isNewRecord }, person, work).catch(() => {});
  expect({ counted, looked }).toEqual(expected);
});
