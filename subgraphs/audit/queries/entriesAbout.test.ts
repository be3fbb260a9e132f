/** Entries found by person: the same ones, in the same order, as a scan of everything finds. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Random } from '../../../seed/random.ts';
import { appendEntries } from '../actions/appendEntries.ts';
import type { Store } from '../model/store.ts';
import { openTestStore, SYSTEM } from '../testing/testStore.ts';
import { type AuditFilter, entryReader } from './findEntries.ts';

const PEOPLE = 12;
const BATCHES = 90;
const START = Date.UTC(2021, 10, 8);
const SECOND = 1000;
let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('entries_about_test'));
  const random = new Random(9458);
  // What was noted in one second arrives up to twenty seconds later, in batches of very different sizes.
  for (let batch = 0; batch < BATCHES; batch++)
    await appendEntries(
      store,
      SYSTEM,
      Array.from({ length: batch % 30 ? random.int(1, 5) : 230 }, () => entry(random, START + batch * SECOND)),
    );
});
afterAll(async () => await stop?.());

function entry(random: Random, arrives: number): string {
  return JSON.stringify({
    id: randomUUID(),
    at: new Date(arrives - random.int(0, 20) * SECOND).toISOString(),
    kind: random.int(0, 3) ? 'READ' : 'CHANGE',
    action: 'Queue',
    actor: { kind: 'STAFF', id: `account-${random.int(1, 3)}`, name: 'A', role: 'HANDLER', unit: '79' },
    task: null,
    subjects: Array.from({ length: random.int(0, 2) }, () => `citizen:${random.int(1, PEOPLE)}`),
    fields: [],
    changes: [],
    address: null,
    requestId: null,
  });
}

test.each<AuditFilter>([
  {},
  { kind: 'CHANGE' },
  { actor: 'account-2' },
  { from: new Date(START + 40 * SECOND), until: new Date(START + 55 * SECOND) },
])('of one person under %j', async (filter) => {
  const subject = 'citizen:7';
  const { kind, actor, from, until } = filter;
  const expected = (await store.entries.find({ subjects: subject }).lean())
    .filter(
      ({ at, ...found }) =>
        (!kind || found.kind === kind) && (!actor || found.actor.id === actor) && (!from || at >= from) && (!until || at < until),
    )
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ number }) => number);
  const reader = entryReader(store, { ...filter, subject });
  const read: number[] = [];
  for (let after: string | undefined; ; ) {
    const page = await reader(after, 7);
    read.push(...page.map(({ number }) => number));
    after = page.at(-1)?.order;
    if (page.length < 7) break;
  }
  expect(read).toEqual(expected);
  expect(read.length).toBeGreaterThan(7);
});
