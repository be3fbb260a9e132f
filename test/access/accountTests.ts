/** Accounts of a test, and what administrators do to them. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openSignIn } from '../harness/signIn.ts';
import { tokenFor } from '../harness/tokens.ts';
import { SITE } from '../procedure/fileSample.ts';

export const system = sharedSystem();
export const PASSWORD = 'một câu dài dễ nhớ';
export const HEEDED_WITHIN_MS = 10_000;

export let administrator: string;
export let auditor: string;
/** Before all tests of a file. */
export const prepare = async () => {
  const unit = { unit_level: 'DISTRICT', unit_code: '760' };
  administrator = await tokenFor(system, 'test-administrator', { name: 'Quản Trị Quận', role: 'ADMINISTRATOR', ...unit });
  auditor = await tokenFor(system, 'test-auditor', { name: 'Kiểm Toán', role: 'AUDITOR', unit_level: 'COUNTRY', unit_code: 'VN' });
};

export const ACCOUNT = 'account { id username name role unitCode state hasAuthenticator version } errors { code field message }';
export const mutation = (name: string, type: string, more = '') =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${ACCOUNT} ${more} } }`;
export const run = async (name: string, type: string, input: object, more = '') =>
  (await askGateway(system.gateway, mutation(name, type, more), { input }, administrator)).data[name];
export const create = (fields: object) =>
  run(
    'createAccount',
    'CreateAccountInput',
    {
      idempotencyKey: randomUUID(),
      username: `thu.${randomUUID().slice(0, 8)}`,
      name: 'Lê Thị Thử',
      role: 'CLERK',
      unitCode: SITE,
      ...fields,
    },
    'activationCode',
  );
export const change = (name: string, account: { id: string }, more = '') =>
  find(account.id).then(({ version }) => run(name, inputOf(name), { id: account.id, version }, more));
export const find = async (id: string) =>
  (
    await askGateway(
      system.gateway,
      'query ($id: ID!) { account(id: $id) { version state hasAuthenticator lastSignInAt } }',
      { id },
      administrator,
    )
  ).data.account;
export const statusOf = async (token: string) => (await askGateway(system.gateway, '{ provinces { code } }', {}, token)).status;
/** The gateways ask every two seconds. Whoever signs in again does so in another second: tokens and sessions tell no less apart. */
export async function refused(token: string): Promise<void> {
  const end = Date.now() + HEEDED_WITHIN_MS;
  while ((await statusOf(token)) !== 401) {
    if (Date.now() > end) throw new Error('still admitted');
    await sleep(100);
  }
  await sleep(1000);
}
/** With an activation code: sets a password. */
export async function begin(username: string, activationCode: string) {
  const browser = await openSignIn(system);
  const page = await (await browser.submit(username, activationCode)).text();
  expect(page).toContain('Đặt mật khẩu của riêng mình');
  return browser;
}
export async function started(fields: object): Promise<{ id: string; username: string }> {
  const { account, activationCode } = await create(fields);
  const { fill } = await begin(account.username, activationCode);
  await fill({ newPassword: PASSWORD, again: PASSWORD });
  return account;
}

export const PROPOSAL =
  'query ($username: String) { accounts(filter: { text: $username }) { nodes { proposal { action by { name } viewerCanConfirm fields { name after } } } } }';
