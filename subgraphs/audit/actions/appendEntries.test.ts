/** Whoever brings entries at the same time: each is appended once, in a chain without gaps, and nobody's fault is another's. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStore, type Store } from '../model/store.ts';
import { openTestStore, SYSTEM, testEntry } from '../testing/testStore.ts';
import { appendEntries } from './appendEntries.ts';

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('append_test'));
});
afterAll(async () => await stop?.());

const numbers = async () => (await store.entries.find({}, { number: 1 }).sort({ number: 1 }).lean()).map(({ number }) => number);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test('many at once, the same ones among them', async () => {
  const lines = upTo(60).map(() => testEntry());
  const added = await Promise.all([...lines, ...lines.slice(0, 20)].map((line) => appendEntries(store, SYSTEM, [line])));
  expect(added.filter(({ recorded }) => recorded).length).toBeGreaterThanOrEqual(60);
  expect(await numbers()).toEqual(upTo(60));
});

test.each([
  ['larger than an entry may be', testEntry({ action: 'x'.repeat(1_000_001) })],
  ['of another shape', testEntry({ kind: 'GUESS' as 'READ' })],
  ['no JSON', '{"id":'],
])('what is %s is refused by its place, and keeps none of the others out', async (_, broken) => {
  const already = (await numbers()).length;
  expect(await appendEntries(store, SYSTEM, [testEntry(), broken, testEntry()])).toEqual({ recorded: 2, refused: [1] });
  expect(await numbers()).toEqual(upTo(already + 2));
});

test('more than can be kept is to come again', async () => {
  const already = (await numbers()).length;
  const most = upTo(25).map(() => upTo(1000).map(() => testEntry()));
  const outcomes = await Promise.allSettled(most.map((lines) => appendEntries(store, SYSTEM, lines)));
  const refused = outcomes.filter(({ status }) => status === 'rejected').length;
  expect(refused).toBeGreaterThan(0);
  expect(await numbers()).toEqual(upTo(already + (25 - refused) * 1000));
});

test('two processes that append at the same time take turns, and begin nothing anew', async () => {
  const other = store.connection.useDb(store.connection.name); // whose models are its own
  const stores = [store, openStore(other)];
  const aborted = async () => Number((await store.connection.db?.admin().serverStatus())?.['transactions'].totalAborted);
  const before = await aborted();
  const already = (await numbers()).length;
  const until = Date.now() + 4000; // longer than a turn
  let appended = 0;
  await Promise.all(
    stores.flatMap((each) =>
      upTo(3).map(async () => {
        for (; Date.now() < until; appended++) await appendEntries(each, SYSTEM, [testEntry()]);
      }),
    ),
  );
  expect(await numbers()).toEqual(upTo(already + appended));
  expect((await aborted()) - before).toBeLessThanOrEqual(2);
});
