/** Accounts from creation to being disabled: who may create which, the first sign-in, the authenticator, the end of sessions. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { codeOf, openSignIn, signIn, tokenBehind } from '../harness/signIn.ts';
import { tokenFor } from '../harness/tokens.ts';
import { SITE } from '../procedure/fileSample.ts';

const system = sharedSystem();
const PASSWORD = 'một câu dài dễ nhớ';
const HEEDED_WITHIN_MS = 10_000;

let administrator: string;
let auditor: string;
beforeAll(async () => {
  const unit = { unit_level: 'DISTRICT', unit_code: '760' };
  administrator = await tokenFor(system, 'test-administrator', { name: 'Quản Trị Quận', role: 'ADMINISTRATOR', ...unit });
  auditor = await tokenFor(system, 'test-auditor', { name: 'Kiểm Toán', role: 'AUDITOR', unit_level: 'COUNTRY', unit_code: 'VN' });
});

const ACCOUNT = 'account { id username name role unitCode state hasAuthenticator version } errors { code field message }';
const mutation = (name: string, type: string, more = '') => `mutation ($input: ${type}!) { ${name}(input: $input) { ${ACCOUNT} ${more} } }`;
const run = async (name: string, type: string, input: object, more = '') =>
  (await askGateway(system.gateway, mutation(name, type, more), { input }, administrator)).data[name];
const create = (fields: object) =>
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
const change = (name: string, account: { id: string }, more = '') =>
  find(account.id).then(({ version }) => run(name, 'StaffAccountInput', { id: account.id, version }, more));
const find = async (id: string) =>
  (
    await askGateway(
      system.gateway,
      'query ($id: ID!) { account(id: $id) { version state hasAuthenticator lastSignInAt } }',
      { id },
      administrator,
    )
  ).data.account;
const statusOf = async (token: string) => (await askGateway(system.gateway, '{ provinces { code } }', {}, token)).status;
/** The gateways ask every two seconds. Whoever signs in again does so in another second: tokens and sessions tell no less apart. */
async function refused(token: string): Promise<void> {
  const end = Date.now() + HEEDED_WITHIN_MS;
  while ((await statusOf(token)) !== 401) {
    if (Date.now() > end) throw new Error('still admitted');
    await sleep(100);
  }
  await sleep(1000);
}
/** With a start code: sets a password. */
async function begin(username: string, activationCode: string) {
  const browser = await openSignIn(system);
  const page = await (await browser.submit(username, activationCode)).text();
  expect(page).toContain('Đặt mật khẩu của riêng mình');
  return browser;
}
async function started(fields: object): Promise<{ id: string; username: string }> {
  const { account, activationCode } = await create(fields);
  const { fill } = await begin(account.username, activationCode);
  await fill({ newPassword: PASSWORD, again: PASSWORD });
  return account;
}

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

  test('with an address the code is mailed to its owner, and whoever created the account does not see it', async () => {
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

  test('a password is changed by whoever knows the old one, and only then', async () => {
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

  test('whoever signs out everywhere is signed out everywhere, and may sign in again', async () => {
    const account = await started({});
    const [here, there] = [await signIn(system, account.username, PASSWORD), await signIn(system, account.username, PASSWORD)];
    const { at, errors } = (await askGateway(system.gateway, 'mutation { signOutEverywhere(input: {}) { at errors { code } } }', {}, here))
      .data.signOutEverywhere;
    expect([errors, Date.parse(at)]).toEqual([[], expect.any(Number)]);
    await Promise.all([refused(here), refused(there)]);
    const later = await signIn(system, account.username, PASSWORD);
    expect(await statusOf(later)).toBe(200);
  });

  test('another role ends them too; nobody changes their own', async () => {
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

const PROPOSAL =
  'query ($username: String) { accounts(filter: { text: $username }) { nodes { proposal { action by mine fields { name after } } } } }';

describe('an account that sees much', () => {
  const asOne = (token: string, name: string, type: string, input: object, more = '') =>
    askGateway(system.gateway, mutation(name, type, more), { input }, token).then(({ data }) => data[name]);
  let [first, second] = ['', ''];
  beforeAll(async () => {
    const country = { role: 'ADMINISTRATOR', unit_level: 'COUNTRY', unit_code: 'VN' };
    first = await tokenFor(system, 'test-first', { name: 'Quản Trị Một', ...country });
    second = await tokenFor(system, 'test-second', { name: 'Quản Trị Hai', ...country });
  });
  const propose = async (fields: object = {}) =>
    (await asOne(
      first,
      'createAccount',
      'CreateAccountInput',
      {
        idempotencyKey: randomUUID(),
        username: `nhin.${randomUUID().slice(0, 8)}`,
        name: 'Kiểm Toán Mới',
        role: 'AUDITOR',
        unitCode: 'VN',
        ...fields,
      },
      'activationCode',
    )) as { account: { id: string; username: string; state: string; version: number }; activationCode: string | null; errors: unknown[] };

  test('waits for a second administrator; the one who proposed it cannot confirm it, and no code exists before', async () => {
    const { account, activationCode, errors } = await propose();
    expect([errors, activationCode, account.state]).toEqual([[], null, expect.not.stringMatching('ACTIVE')]);
    const { id, version } = account;
    const own = await asOne(first, 'confirmAccount', 'StaffAccountInput', { id, version }, 'activationCode');
    expect(own).toMatchObject({ activationCode: null, errors: [{ code: 'FORBIDDEN' }] });
    const confirmed = await asOne(second, 'confirmAccount', 'StaffAccountInput', { id, version }, 'activationCode');
    expect(confirmed).toMatchObject({ errors: [], activationCode: expect.any(String) });
    await begin(account.username, confirmed.activationCode);
  });

  test.each([
    ['MINISTRY', 'VN'],
    ['POLICE', '26740'],
    ['ADMINISTRATOR', 'VN'],
  ])('is one of role %s too', async (role, unitCode) => {
    const { account, activationCode, errors } = await propose({ role, unitCode });
    expect([errors, activationCode]).toEqual([[], null]);
    const { id, version } = account;
    // What is not confirmed is there to be confirmed, and nothing else.
    const { data } = await askGateway(system.gateway, PROPOSAL, { username: account.username }, second);
    expect(data.accounts.nodes).toEqual([{ proposal: { action: 'CREATE', by: 'Quản Trị Một', mine: false, fields: [] } }]);
    const enabled = await asOne(second, 'enableAccount', 'StaffAccountInput', { id, version });
    expect(enabled.errors).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect((await asOne(first, 'confirmAccount', 'StaffAccountInput', { id, version }, 'activationCode')).activationCode).toBeNull();
    expect(await asOne(second, 'confirmAccount', 'StaffAccountInput', { id, version }, 'activationCode')).toMatchObject({
      errors: [],
      activationCode: expect.any(String),
    });
  });

  test('is not one that sees its own site alone; of that too the old address is told of a new one', async () => {
    const old = `${randomUUID()}@cu.example`;
    const { account, errors } = await propose({ role: 'HANDLER', unitCode: '79.760.26740.01', email: old });
    expect([errors, account.state]).toEqual([[], 'INVITED']); // the code goes to its owner's address
    const { id, version } = account;
    const moved = await asOne(first, 'changeAccount', 'ChangeAccountInput', { id, version, email: `${randomUUID()}@moi.example` });
    expect(moved.errors).toEqual([]);
    const { text } = await mailThat(system.mailbox, ({ to, subject }) => to === old && subject.includes('đã đổi'));
    expect(text).toContain(account.username);
  });

  test('is not taken over by a new address and a reset: both wait, and the old address is told', async () => {
    const old = `${randomUUID()}@cu.example`;
    const { account } = await propose({ email: old });
    const confirmed = await asOne(second, 'confirmAccount', 'StaffAccountInput', { id: account.id, version: account.version });
    const moved = await asOne(first, 'changeAccount', 'ChangeAccountInput', {
      id: account.id,
      version: confirmed.account.version,
      email: `${randomUUID()}@moi.example`,
    });
    const { id, version } = moved.account;
    expect((await asOne(first, 'confirmAccount', 'StaffAccountInput', { id, version })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const changed = await asOne(second, 'confirmAccount', 'StaffAccountInput', { id, version });
    expect(changed.errors).toEqual([]);
    const { text } = await mailThat(system.mailbox, ({ to, subject }) => to === old && subject.includes('đã đổi'));
    expect(text).toContain(account.username);
    const reset = await asOne(first, 'resetAccount', 'StaffAccountInput', { id, version: changed.account.version }, 'activationCode');
    expect(reset).toMatchObject({ errors: [], activationCode: null });
  });
});

describe('what two administrators do to one account', () => {
  const asOne = (token: string, name: string, type: string, input: object, more = '') =>
    askGateway(system.gateway, mutation(name, type, more), { input }, token).then(({ data }) => data[name]);
  let [first, second, ofProvince] = ['', '', ''];
  beforeAll(async () => {
    const country = { role: 'ADMINISTRATOR', unit_level: 'COUNTRY', unit_code: 'VN' };
    first = await tokenFor(system, 'test-third', { name: 'Quản Trị Ba', ...country });
    second = await tokenFor(system, 'test-fourth', { name: 'Quản Trị Bốn', ...country });
    ofProvince = await tokenFor(system, 'test-fifth', {
      name: 'Quản Trị Tỉnh',
      role: 'ADMINISTRATOR',
      unit_level: 'PROVINCE',
      unit_code: '79',
    });
  });
  /** Made by the first one, who knows its password. */
  async function madeByFirst() {
    const { account, activationCode } = await asOne(
      first,
      'createAccount',
      'CreateAccountInput',
      {
        idempotencyKey: randomUUID(),
        username: `hai.${randomUUID().slice(0, 8)}`,
        name: 'Lê Thị Hai',
        role: 'HANDLER',
        unitCode: '79',
      },
      'activationCode',
    );
    await (await begin(account.username, activationCode)).fill({ newPassword: PASSWORD, again: PASSWORD });
    const { version } = (await askGateway(system.gateway, 'query ($id: ID!) { account(id: $id) { version } }', { id: account.id }, first))
      .data.account;
    return { id: account.id as string, username: account.username as string, version: version as number };
  }
  const raise = ({ id, version }: { id: string; version: number }) =>
    asOne(first, 'changeAccount', 'ChangeAccountInput', { id, version, role: 'ADMINISTRATOR', unitCode: 'VN' });

  test('who is raised to what sees much begins anew: whoever made the account knew its password', async () => {
    const account = await madeByFirst();
    const { account: raised, errors } = await raise(account);
    expect(errors).toEqual([]);
    const confirmed = await asOne(
      second,
      'confirmAccount',
      'StaffAccountInput',
      { id: raised.id, version: raised.version },
      'activationCode',
    );
    expect(confirmed).toMatchObject({
      errors: [],
      activationCode: expect.any(String),
      account: { role: 'ADMINISTRATOR', state: 'INVITED' },
    });
    expect(await (await (await openSignIn(system)).submit(account.username, PASSWORD)).text()).toContain('không đúng');
    await begin(account.username, confirmed.activationCode);
  });

  test('who is raised to the country is not confirmed by an administrator of a province', async () => {
    const { account } = await raise(await madeByFirst());
    const { id, version } = account;
    expect(await asOne(ofProvince, 'confirmAccount', 'StaffAccountInput', { id, version })).toMatchObject({
      errors: [{ code: 'FORBIDDEN' }],
    });
  });

  test('who is enabled again begins anew, and the trail says that it was enabled', async () => {
    const { account: raised } = await raise(await madeByFirst());
    const { account } = await asOne(
      second,
      'confirmAccount',
      'StaffAccountInput',
      { id: raised.id, version: raised.version },
      'activationCode',
    );
    const step = (token: string, name: string, { version }: { version: number }) =>
      asOne(token, name, 'StaffAccountInput', { id: account.id, version }, name === 'confirmAccount' ? 'activationCode' : '');
    const disabled = await step(first, 'disableAccount', account);
    const proposed = await step(first, 'enableAccount', disabled.account);
    const enabled = await step(second, 'confirmAccount', proposed.account);
    expect(enabled).toMatchObject({ errors: [], activationCode: expect.any(String), account: { state: 'INVITED' } });
    const query = 'query ($subject: ID!) { auditEntries(filter: { subject: $subject }) { nodes { action } } }';
    for (let waited = 0; ; waited += 200) {
      const { nodes } = (await askGateway(system.gateway, query, { subject: `account:${account.id}` }, auditor)).data.auditEntries;
      if (nodes.some(({ action }: { action: string }) => action === 'account.enabled')) break;
      if (waited > 10_000) throw new Error('not on the trail');
      await sleep(200);
    }
  });

  test('what waits to be confirmed is not lost by a change of something else, nor replaced', async () => {
    const { account } = await raise(await madeByFirst());
    const { id, version } = account;
    for (const [name, type, more] of [
      ['changeAccount', 'ChangeAccountInput', { name: 'Tên Khác' }],
      ['changeAccount', 'ChangeAccountInput', { role: 'MINISTRY', unitCode: 'VN' }],
      ['resetAccount', 'StaffAccountInput', {}],
    ] as const)
      expect([more, await asOne(first, name, type, { id, version, ...more })]).toMatchObject([more, { errors: [{ code: 'WRONG_STATE' }] }]);
    expect((await asOne(second, 'disableAccount', 'StaffAccountInput', { id, version })).errors).toEqual([]); // at once, always
  });

  test('one of them undoes nothing of what the other one did meanwhile', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, version } = await madeByFirst();
      const rename = () =>
        asOne(first, 'changeAccount', 'ChangeAccountInput', { id, version: version + 1, name: `Tên ${round}`, unitCode: '79' });
      const [disabled] = await Promise.all([
        asOne(second, 'disableAccount', 'StaffAccountInput', { id, version }),
        ...Array.from({ length: 5 }, rename),
      ]);
      expect(disabled.errors).toEqual([]);
      const { state } = (await askGateway(system.gateway, 'query ($id: ID!) { account(id: $id) { state } }', { id }, second)).data.account;
      expect([round, state]).toEqual([round, 'DISABLED']);
    }
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
