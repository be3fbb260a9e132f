/** Who was erased leaves who did what to them, and a chain that is checked as before. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Store } from '../model/store.ts';
import { verifyChain } from '../queries/verifyChain.ts';
import { openTestStore, SYSTEM, testEntry } from '../testing/testStore.ts';
import { appendEntries } from './appendEntries.ts';
import { eraseChanges } from './eraseChanges.ts';

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('erase_changes_test'));
  await appendEntries(store, SYSTEM, [entry('citizen:a'), entry('citizen:b'), entry('citizen:a', 'citizen:b')]);
});
afterAll(async () => await stop?.());

const CHANGE = { kind: 'CHANGE', action: 'citizen.CORRECTED', changes: [{ name: 'fullName', before: 'Lê An', after: 'Lê Ân' }] };
const entry = (...subjects: string[]) => testEntry({ ...CHANGE, subjects });
const changed = async () => (await store.entries.find().sort({ number: 1 }).lean()).map(({ changes }) => changes.length);

test('what was changed goes, also of what comes in later; the chain stays whole', async () => {
  expect(await eraseChanges(store, SYSTEM, ['citizen:a'])).toBe(1);
  expect(await changed()).toEqual([0, 1, 1]); // what was done to the other one stays
  expect(await eraseChanges(store, SYSTEM, ['citizen:a'])).toBe(0);
  await appendEntries(store, SYSTEM, [entry('citizen:a'), entry('citizen:b')]);
  expect(await changed()).toEqual([0, 1, 1, 0, 1]);
  expect(await eraseChanges(store, SYSTEM, ['citizen:b'])).toBe(3);
  expect(await changed()).toEqual([0, 0, 0, 0, 0]);
  expect(await verifyChain(store)).toMatchObject({ checked: 5, broken: [] });
});

test.each<[string, object]>([
  ['who takes changes away without the key', { changes: [] }],
  ['who puts others in their place', { changes: [], erasedChanges: 'somebody’s digest' }],
])('%s is found', async (_, change) => {
  await appendEntries(store, SYSTEM, [entry('citizen:c')]);
  const [before] = await store.entries.collection.find().sort({ number: -1 }).limit(1).toArray();
  const { number } = before as unknown as { number: number };
  await store.entries.collection.updateOne({ number }, { $set: change });
  expect((await verifyChain(store)).broken).toEqual([expect.stringContaining(`entry ${number} was altered`)]);
  await store.entries.collection.replaceOne({ number }, before as never);
});

test('what was changed of a complaint goes with the complaint, to whichever record it is linked', async () => {
  const { number: last } = (await store.ends.findById('head').lean()) ?? { number: 0 };
  await appendEntries(store, SYSTEM, [testEntry({ ...CHANGE, subjects: ['complaint:k', 'citizen:z'], action: 'complaint.FILED' })]);
  expect(await eraseChanges(store, SYSTEM, ['complaint:k'])).toBe(1);
  expect(await store.entries.findOne({ number: last + 1 }).lean()).toMatchObject({ changes: [] });
  expect((await verifyChain(store)).broken).toEqual([]);
});
