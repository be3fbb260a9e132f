/** Accounts: created, begun with a code, ended with their sessions; all of it on record. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { codeOf, openSignIn, signIn, tokenBehind } from '../harness/signIn.ts';
import { SITE } from '../procedure/fileSample.ts';
import { auditor, begin, change, create, find, PASSWORD, prepare, refused, run, started, statusOf, system } from './accountTests.ts';

beforeAll(prepare);

describe('creating', () => {
  test('an account of one’s own unit or below; sent again it is the same one, and its code is not shown again', async () => {
    const idempotencyKey = randomUUID();
    const fields = { idempotencyKey, username: `lap.${idempotencyKey.slice(0, 8)}` };
    const first = await create(fields);
    expect(first).toMatchObject({
      errors: [],
      account: { state: 'INVITED' },
      activationCode: expect.stringMatching(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/),
    });
    expect(await create(fields)).toMatchObject({ account: { id: first.account.id }, activationCode: null });
  });

  test.each([
    [{ unitCode: '01' }, 'FORBIDDEN', []],
    [{ unitCode: 'VN', role: 'MINISTRY' }, 'FORBIDDEN', []],
    [{ unitCode: '99.999.99999.99' }, 'NOT_FOUND', ['unitCode']],
    [{ role: 'AUTHORITY_OFFICER' }, 'INVALID', ['role']],
    [{ unitCode: '760', role: 'HEAD_OF_FACILITY' }, 'INVALID', ['role']],
    [{ username: 'coso' }, 'DUPLICATE', ['username']],
    [{ username: 'có dấu' }, 'INVALID', ['username']],
    [{ name: ' ' }, 'REQUIRED', ['name']],
    [{ email: 'not an address' }, 'INVALID', ['email']],
  ])('%j: %s', async (fields, code, field) => {
    expect((await create(fields)).errors).toEqual([{ code, field, message: expect.any(String) }]);
  });

  test('with an address the code is mailed to its owner, and the creator of the account does not see it', async () => {
    const email = `${randomUUID().slice(0, 8)}@so-y-te.example`;
    const { account, activationCode } = await create({ email });
    expect(activationCode).toBeNull();
    const { text } = await mailThat(system.mailbox, ({ to }) => to.includes(email));
    expect(text).toContain(account.username);
    const [code = ''] = /([A-Z2-9]{4}-){3}[A-Z2-9]{4}/.exec(text) ?? [];
    await begin(account.username, code);
  });
});

describe('the first sign-in', () => {
  test('sets a password that is not easily guessed; then the code is over, and the password signs in', async () => {
    const { account, activationCode } = await create({});
    const browser = await begin(account.username, activationCode.toLowerCase().replaceAll('-', ' '));
    const fault = async (newPassword: string, again = newPassword) => (await browser.fill({ newPassword, again })).text();
    expect(await fault('ngắn')).toContain('ít nhất 10 ký tự');
    expect(await fault('matkhau2021')).toContain('dễ đoán');
    expect(await fault(`${account.username}!!`)).toContain('dễ đoán');
    expect(await fault('aaaaaaaaaaaa')).toContain('dễ đoán');
    expect(await fault(PASSWORD, `${PASSWORD}?`)).toContain('không giống nhau');
    const token = await tokenBehind({ ...system, ...browser }, await browser.fill({ newPassword: PASSWORD, again: PASSWORD }));
    const [, claims = ''] = token.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ role: 'CLERK', unit_level: 'SITE', unit_code: SITE });
    await expect(signIn(system, account.username, activationCode)).rejects.toThrow('sign-in stopped');
    expect(await signIn(system, account.username, PASSWORD)).toEqual(expect.any(String));
    expect(await find(account.id)).toMatchObject({ state: 'ACTIVE', lastSignInAt: expect.any(String) });
  });

  test('a password is changed with the old one, and only then', async () => {
    const { username } = await started({});
    const browser = await openSignIn(system);
    expect(await (await browser.submit(username, 'not this one', { change: 'on' })).text()).toContain('không đúng');
    expect(await (await browser.fill({ newPassword: 'một câu khác hẳn', again: 'một câu khác hẳn' })).text()).toContain('quá hạn');
    expect(await (await browser.submit(username, PASSWORD, { change: 'on' })).text()).toContain('Mật khẩu mới');
    const changed = await browser.fill({ newPassword: 'một câu khác hẳn', again: 'một câu khác hẳn' });
    expect(await tokenBehind({ ...system, ...browser }, changed)).toEqual(expect.any(String));
    await expect(signIn(system, username, PASSWORD)).rejects.toThrow('sign-in stopped');
    expect(await signIn(system, username, 'một câu khác hẳn')).toEqual(expect.any(String));
  });

  test('a role that signs sets up an authenticator; a code is good once', async () => {
    const { account, activationCode } = await create({ role: 'HEAD_OF_FACILITY' });
    const browser = await begin(account.username, activationCode);
    const page = await (await browser.fill({ newPassword: PASSWORD, again: PASSWORD })).text();
    expect(page).toContain('<svg');
    const key = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '');
    expect(await (await browser.fill({ code: '000000' })).text()).toContain('Mã không đúng');
    const now = codeOf(key);
    expect(await tokenBehind({ ...system, ...browser }, await browser.fill({ code: now }))).toEqual(expect.any(String));
    expect((await find(account.id)).hasAuthenticator).toBe(true);

    const again = await openSignIn(system);
    expect(await (await again.submit(account.username, PASSWORD)).text()).toContain('nhập mã đang hiện');
    expect(await (await again.fill({ code: now })).text()).toContain('Mã không đúng hoặc đã dùng');
    const next = codeOf(key, Date.now() + 30_000);
    expect(await tokenBehind({ ...system, ...again }, await again.fill({ code: next }))).toEqual(expect.any(String));

    // Another password takes the code too.
    const changing = await openSignIn(system);
    expect(await (await changing.submit(account.username, PASSWORD, { change: 'on' })).text()).toContain('nhập mã đang hiện');
    expect(await (await changing.fill({ newPassword: `${PASSWORD}!`, again: `${PASSWORD}!` })).text()).toContain('Mã không đúng');
  });

  test('ten wrong codes lock the account’s authenticator for a while', async () => {
    const { account, activationCode } = await create({ role: 'HEAD_OF_FACILITY' });
    const browser = await begin(account.username, activationCode);
    await browser.fill({ newPassword: PASSWORD, again: PASSWORD });
    for (let i = 0; i < 10; i++) await browser.fill({ code: `00000${i}` });
    expect(await (await browser.fill({ code: '000000' })).text()).toContain('Đã thử quá nhiều lần');
  });

  test('no step can be taken without the one before', async () => {
    const { fill } = await openSignIn(system);
    for (const form of [{ code: '123456' }, { newPassword: PASSWORD, again: PASSWORD }])
      expect(await (await fill(form)).text()).toContain('Hãy bắt đầu lại');
  });
});

describe('the end of sessions', () => {
  test('a disabled account is refused at once, and signs in no more until it is enabled', async () => {
    const account = await started({});
    const token = await signIn(system, account.username, PASSWORD);
    expect(await statusOf(token)).toBe(200);
    expect(await change('disableAccount', account)).toMatchObject({ errors: [], account: { state: 'DISABLED' } });
    await refused(token);
    const { submit } = await openSignIn(system);
    expect(await (await submit(account.username, PASSWORD)).text()).toContain('đã bị khoá');
    expect(await (await submit(account.username, 'wrong')).text()).toContain('không đúng'); // whether it is disabled is told to its owner
    expect(await change('enableAccount', account)).toMatchObject({ errors: [], account: { state: 'ACTIVE' } });
    expect(await signIn(system, account.username, PASSWORD)).toEqual(expect.any(String));
  });

  test('a reset takes password and sessions away and gives a new code', async () => {
    const account = await started({});
    const token = await signIn(system, account.username, PASSWORD);
    const reset = await change('resetAccount', account, 'activationCode');
    expect(reset).toMatchObject({ errors: [], account: { state: 'INVITED', hasAuthenticator: false } });
    await refused(token);
    await expect(signIn(system, account.username, PASSWORD)).rejects.toThrow('sign-in stopped');
    await begin(account.username, reset.activationCode);
  });

  test('a sign-in that was under way when the account was reset goes no further', async () => {
    const { account, activationCode } = await create({});
    const browser = await begin(account.username, activationCode);
    await change('resetAccount', account);
    expect(await (await browser.fill({ newPassword: PASSWORD, again: PASSWORD })).text()).toContain('Hãy bắt đầu lại');
  });

  test('a sign-out everywhere ends all sessions; signing in again is possible', async () => {
    const account = await started({});
    const [here, there] = [await signIn(system, account.username, PASSWORD), await signIn(system, account.username, PASSWORD)];
    const { at, errors } = (await askGateway(system.gateway, 'mutation { signOutEverywhere(input: {}) { at errors { code } } }', {}, here))
      .data.signOutEverywhere;
    expect([errors, Date.parse(at)]).toEqual([[], expect.any(Number)]);
    await Promise.all([refused(here), refused(there)]);
    const later = await signIn(system, account.username, PASSWORD);
    expect(await statusOf(later)).toBe(200);
  });

  test('a change that was begun before it does not take it back, and is not refused for it', async () => {
    const account = await started({});
    const token = await signIn(system, account.username, PASSWORD);
    const { version } = await find(account.id);
    await askGateway(system.gateway, 'mutation { signOutEverywhere(input: {}) { errors { code } } }', {}, token);
    const changed = await run('changeAccount', 'ChangeAccountInput', { id: account.id, version, name: 'Đổi Tên' });
    expect(changed).toMatchObject({ errors: [], account: { version: version + 1 } });
    await refused(token);
  });

  test('another role ends them too; no one changes their own', async () => {
    const account = await started({});
    const token = await signIn(system, account.username, PASSWORD);
    const { version } = await find(account.id);
    const changed = await run('changeAccount', 'ChangeAccountInput', { id: account.id, version, role: 'HANDLER' });
    expect(changed).toMatchObject({ errors: [], account: { role: 'HANDLER', version: version + 1 } });
    await refused(token);
    expect((await run('changeAccount', 'ChangeAccountInput', { id: account.id, version, name: 'x' })).errors).toMatchObject([
      { code: 'STALE' },
    ]);
  });
});

test('all of it is on record, by whom and without secrets', async () => {
  const account = await started({});
  await signIn(system, account.username, PASSWORD);
  const { activationCode } = await change('resetAccount', account, 'activationCode');
  const TRAIL = `query ($subject: ID!) { auditEntries(filter: { subject: $subject }, first: 50) {
    nodes { action actor { id role } accounts { id name } address changes { name before after } } } }`;
  const expected = ['account.created', 'account.passwordSet', 'signIn.SUCCEEDED', 'account.reset'];
  let nodes: { action: string; actor: object; address: string }[] = [];
  for (let tries = 0; tries < 60 && !expected.every((action) => nodes.some((entry) => entry.action === action)); tries++, await sleep(200))
    nodes = (await askGateway(system.gateway, TRAIL, { subject: `account:${account.id}` }, auditor)).data.auditEntries.nodes;
  const by = (name: string) => nodes.find(({ action }) => action === name);
  expect(by('account.created')).toMatchObject({
    actor: { id: 'test-administrator', role: 'ADMINISTRATOR' },
    accounts: [{ id: account.id, name: 'Lê Thị Thử' }],
  });
  expect(by('account.passwordSet')).toMatchObject({
    actor: { id: account.id, role: 'CLERK' },
    address: expect.stringMatching(/127\.0\.0\.1|::1/),
  });
  expect(by('signIn.SUCCEEDED')).toMatchObject({ actor: { id: account.id } });
  expect(by('account.reset')).toMatchObject({ actor: { id: 'test-administrator' } });
  expect(JSON.stringify(nodes)).not.toMatch(/argon2|activationCode|password":"/);
  expect(JSON.stringify(nodes)).not.toContain(activationCode);
});
