/** Contacts who left long ago go with what was changed of them, lists with their rows; nobody else, and no list that is being taken over. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { Outbox } from '@so-tiem/platform/jobs/outbox';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { openTestConnection } from '@so-tiem/platform/testing/testConnection';
import { testTrail } from '@so-tiem/platform/testing/testTrail';
import type { ContactImportState } from '../generated/schema.ts';
import type { ContactRecord } from '../model/contact.ts';

import { openStore, type Store } from '../model/store.ts';
import { retireContacts, retireImports } from './applyRetention.ts';

const BEFORE = new Date('2024-01-01T00:00:00Z');
const by: Staff = { kind: 'staff', id: 'a', name: 'A', role: 'ADMINISTRATOR', unit: { level: 'COUNTRY', code: 'VN' } };
let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  const opened = await openTestConnection('retire_facilities_test');
  stop = opened.stop;
  store = openStore(opened.connection, new Outbox(opened.connection, createLogger('test')), testTrail(opened.connection));
  await ensureIndexes(opened.connection);
});
afterAll(async () => await stop?.());

const counted: number[] = [];
const noted = async (_: unknown, count: number) => void counted.push(count);

async function contact(validTo: string | null): Promise<string> {
  const _id = randomUUID();
  const record: ContactRecord = {
    _id,
    officeCode: '01',
    place: `01 ${_id}`,
    fullName: 'Lê Văn Đi',
    title: 'CV',
    department: null,
    mobilePhone: '+84987654321',
    email: 'di@yte.example',
    responsibilities: ['COMPLAINTS'],
    validFrom: '2020-01-01',
    validTo,
    confirmedAt: new Date(0),
    confirmedById: null,
    confirmedBy: null,
    problems: [],
    suffixes: [],
    version: 1,
    idempotencyKey: _id,
  };
  await store.contacts.create([record]);
  await store.changes.create([{ subject: _id, by: 'a', byName: 'A', at: new Date(), change: 'addContact', before: null, after: record }]);
  return _id;
}

test('contacts', async () => {
  const [old, young, here] = [await contact('2023-12-31'), await contact('2024-01-01'), await contact(null)];
  expect(await retireContacts(store)(BEFORE, noted)).toBe(1);
  expect(await retireContacts(store)(BEFORE, noted)).toBe(0);
  expect((await store.contacts.find().lean()).map(({ _id }) => _id).sort()).toEqual([young, here].sort());
  expect(await store.changes.countDocuments({ subject: old })).toBe(0);
  expect(await store.changes.countDocuments()).toBe(2);
  expect(counted).toEqual([1]);
});

async function list(at: string, state: ContactImportState): Promise<string> {
  const _id = randomUUID();
  await store.contactImports.create([{ _id, fileName: 'x.csv', by, at: new Date(at), state, sheet: null, hiddenRows: 0, encoding: null }]);
  const row = { importId: _id, hidden: false, cells: { fullName: 'Lê Văn Đi' }, contactId: null, version: 0, fields: null, failures: [] };
  await store.contactImportRows.create(
    [1, 2, 3].map((number) => ({ ...row, _id: `${_id} ${number}`, row: number, outcome: 'NEW' as const })),
  );
  return _id;
}

test('lists', async () => {
  counted.length = 0;
  const kept = [await list('2023-12-31', 'RUNNING'), await list('2024-01-02', 'CHECKED')];
  for (const state of ['CHECKED', 'DONE', 'STOPPED'] as const) await list('2023-12-31', state);
  expect(await retireImports(store)(BEFORE, noted)).toBe(3);
  expect((await store.contactImports.find().lean()).map(({ _id }) => _id).sort()).toEqual([...kept].sort());
  expect(new Set((await store.contactImportRows.find().lean()).map(({ importId }) => importId))).toEqual(new Set(kept));
  expect(await retireImports(store)(BEFORE, noted)).toBe(0);
  expect(counted).toEqual([1, 1, 1]);
});
