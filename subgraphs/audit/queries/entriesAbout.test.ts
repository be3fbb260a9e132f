/** Entries found by person: the same ones, in the same order, as a scan of everything finds. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { startTestDatabase, type TestDatabase } from '@so-tiem/database/testing/testDatabase';
import { ensureIndexes } from '@so-tiem/platform/indexes';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import type { Connection } from 'mongoose';
import { Random } from '../../../test/sample/random.ts';
import { appendEntries } from '../actions/appendEntries.ts';
import { openStore, type Store } from '../model/store.ts';
import { type AuditFilter, entryReader } from './findEntries.ts';

const SYSTEM = { kind: 'service', id: 'test', actingFor: null } as const;
const PEOPLE = 12;
const BATCHES = 90;
const START = Date.UTC(2021, 10, 8);
const SECOND = 1000;
let database: TestDatabase;
let connection: Connection;
let store: Store;
useTestKeyring();
beforeAll(async () => {
  database = await startTestDatabase();
  connection = await connect(database.uri, 'entries_about_test');
  store = openStore(connection);
  await ensureIndexes(connection);
  const random = new Random(9458);
  // What was noted in one second arrives up to twenty seconds later, in batches of very different sizes.
  for (let batch = 0; batch < BATCHES; batch++)
    await appendEntries(
      store,
      SYSTEM,
      Array.from({ length: batch % 30 ? random.int(1, 5) : 230 }, () => entry(random, START + batch * SECOND)),
    );
});
afterAll(async () => {
  await connection?.close();
  await database?.stop();
});

function entry(random: Random, arrives: number): string {
  return JSON.stringify({
    id: randomUUID(),
    at: new Date(arrives - random.int(0, 20) * SECOND).toISOString(),
    kind: random.int(0, 3) ? 'LOOK' : 'CHANGE',
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
