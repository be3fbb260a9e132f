/** Accounts are listed by the state that each of them shows. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { Outbox } from '@so-tiem/platform/jobs/outbox';
import { openTestConnection } from '@so-tiem/platform/testing/testConnection';
import { testTrail } from '@so-tiem/platform/testing/testTrail';
import { AccountState } from '../generated/schema.ts';
import type { AccountRecord } from '../model/account.ts';
import { openStore, type Store } from '../model/store.ts';
import { stateOf } from '../rules/accountState.ts';
import { findAccounts } from './findAccounts.ts';

const administrator: Staff = { kind: 'staff', id: 'a', name: 'A', role: 'ADMINISTRATOR', unit: { level: 'COUNTRY', code: 'VN' } };
const HOUR_MS = 3_600_000;
const code = (hours: number) => ({ digest: 'd', until: new Date(Date.now() + hours * HOUR_MS) });

let store: Store;
let stop: () => Promise<void>;
beforeAll(async () => {
  const opened = await openTestConnection('accounts_test');
  store = openStore(opened.connection, new Outbox(opened.connection, createLogger('test')), testTrail(opened.connection));
  stop = opened.stop;
  const at = new Date();
  const states: Pick<AccountRecord, 'disabled' | 'password' | 'activationCode'>[] = [
    { disabled: true, password: 'hash', activationCode: null },
    { disabled: true, password: null, activationCode: code(1) },
    { disabled: false, password: 'hash', activationCode: null },
    { disabled: false, password: 'hash', activationCode: code(1) },
    { disabled: false, password: null, activationCode: code(1) },
    { disabled: false, password: null, activationCode: code(-1) },
    { disabled: false, password: null, activationCode: null },
  ];
  await store.accounts.create(
    states.map(
      (state, i): AccountRecord => ({
        ...state,
        _id: `id${i}`,
        username: `account${i}`,
        name: 'Lê An',
        email: null,
        role: 'HANDLER',
        unitLevel: 'PROVINCE',
        unitCode: '79',
        place: { province: '79', district: null, commune: null, site: null },
        suffixes: [],
        authenticatorKey: null,
        authenticatorStep: 0,
        proposal: null,
        signedOutAt: null,
        lastSignInAt: null,
        lastChange: { by: 'A', at, change: 'created' },
        version: 1,
        idempotencyKey: `key${i}`,
      }),
    ),
  );
});
afterAll(async () => await stop?.());

test.each(Object.values(AccountState))('%s', async (state) => {
  const all = await store.accounts.find().lean();
  const expected = all.filter((account) => stateOf(account, new Date()) === state).map(({ username }) => username);
  const { nodes } = await findAccounts(store, administrator, { state }, {});
  expect(expected.length).toBeGreaterThan(0);
  expect(nodes.map(({ username }) => username)).toEqual(expected);
});
