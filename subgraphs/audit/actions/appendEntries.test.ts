/** Whoever brings entries at the same time: each is appended once, in a chain without gaps, and nobody's fault is another's. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { startTestDatabase, type TestDatabase } from '@so-tiem/database/testing/testDatabase';
import { ensureIndexes } from '@so-tiem/platform/indexes';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import type { Connection } from 'mongoose';
import { openStore, type Store } from '../model/store.ts';
import { appendEntries } from './appendEntries.ts';

const SYSTEM = { kind: 'service', id: 'test', actingFor: null } as const;
let database: TestDatabase;
let connection: Connection;
let store: Store;
useTestKeyring();
beforeAll(async () => {
  database = await startTestDatabase();
  connection = await connect(database.uri, 'append_test');
  store = openStore(connection);
  await ensureIndexes(connection);
});
afterAll(async () => {
  await connection?.close();
  await database?.stop();
});

const entry = (more: object = {}) =>
  JSON.stringify({
    id: randomUUID(),
    at: new Date().toISOString(),
    kind: 'LOOK',
    action: 'Queue',
    actor: { kind: 'STAFF', id: 'a', name: 'A', role: 'HANDLER', unit: '79' },
    task: null,
    subjects: [],
    fields: [],
    changes: [],
    address: null,
    requestId: null,
    ...more,
  });
const numbers = async () => (await store.entries.find({}, { number: 1 }).sort({ number: 1 }).lean()).map(({ number }) => number);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

test('many at once, the same ones among them', async () => {
  const lines = upTo(60).map(() => entry());
  const added = await Promise.all([...lines, ...lines.slice(0, 20)].map((line) => appendEntries(store, SYSTEM, [line])));
  expect(added.filter(Boolean).length).toBeGreaterThanOrEqual(60);
  expect(await numbers()).toEqual(upTo(60));
});

test('one that cannot be appended keeps none of the others out', async () => {
  const broken = entry({ action: '\0'.repeat(17_000_000) }); // larger than a record may be
  const outcomes = await Promise.allSettled([entry(), broken, entry()].map((line) => appendEntries(store, SYSTEM, [line])));
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await numbers()).toEqual(upTo(62));
});

test('more than can be kept is to come again', async () => {
  const most = upTo(25).map(() => upTo(1000).map(() => entry()));
  const outcomes = await Promise.allSettled(most.map((lines) => appendEntries(store, SYSTEM, lines)));
  const refused = outcomes.filter(({ status }) => status === 'rejected').length;
  expect(refused).toBeGreaterThan(0);
  expect(await numbers()).toEqual(upTo(62 + (25 - refused) * 1000));
});
