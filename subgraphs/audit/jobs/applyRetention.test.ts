/** What retention leaves is a whole chain; what anybody else takes from its beginning is found. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendEntries } from '../actions/appendEntries.ts';
import type { Store } from '../model/store.ts';
import { verifyChain } from '../queries/verifyChain.ts';
import { openTestStore, SYSTEM } from '../testing/testStore.ts';
import { applyRetention } from './applyRetention.ts';

const DAY_MS = 86_400_000;
const unnoted = async () => {};
let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('retire_test'));
  const daysAgo = [10, 9, 8, 2, 1];
  await appendEntries(store, SYSTEM, daysAgo.map(entry));
});
afterAll(async () => await stop?.());

function entry(days: number): string {
  return JSON.stringify({
    id: randomUUID(),
    at: new Date(Date.now() - days * DAY_MS).toISOString(),
    kind: 'READ',
    action: 'Queue',
    actor: { kind: 'STAFF', id: 'a', name: 'A', role: 'HANDLER', unit: '79' },
    task: null,
    subjects: ['citizen:x'],
    fields: [],
    changes: [],
    address: null,
    requestId: null,
  });
}

test('entries older than it says are gone, and what is left is whole', async () => {
  expect(await applyRetention(store)(new Date(Date.now() - 5 * DAY_MS), unnoted)).toBe(3);
  expect(await verifyChain(store)).toMatchObject({ checked: 2, broken: [], head: { number: 5 } });
  expect(await applyRetention(store)(new Date(Date.now() - 5 * DAY_MS), unnoted)).toBe(0);
});

test('a beginning that was moved with the database alone is found', async () => {
  const fourth = await store.entries.findOne({ number: 4 }).lean();
  await store.entries.collection.deleteOne({ number: 4 });
  await store.ends.collection.updateOne({ _id: 'base' as never }, { $set: { number: 4, hash: fourth?.hash } });
  expect((await verifyChain(store)).broken).toEqual(['the beginning was moved to entry 5, not by retention']);
});

test('an entry that the search by person does not find is found', async () => {
  await store.segments.collection.updateOne({ last: { $gte: 5 } } as never, { $set: { subjects: [] } });
  expect((await verifyChain(store)).broken).toContain('entry 5 is not found by whom it tells of');
});
