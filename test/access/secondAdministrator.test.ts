/** An account that sees much takes two administrators; what two do to one account at the same time. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { mailThat } from '../harness/mailbox.ts';
import { openSignIn } from '../harness/signIn.ts';
import { tokenFor } from '../harness/tokens.ts';
import { auditor, begin, mutation, PASSWORD, PROPOSAL, prepare, system } from './accountTests.ts';

beforeAll(prepare);

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
    const own = await asOne(first, 'confirmAccount', 'ConfirmAccountInput', { id, version }, 'activationCode');
    expect(own).toMatchObject({ activationCode: null, errors: [{ code: 'FORBIDDEN' }] });
    const confirmed = await asOne(second, 'confirmAccount', 'ConfirmAccountInput', { id, version }, 'activationCode');
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
    expect(data.accounts.nodes).toEqual([
      { proposal: { action: 'CREATE', by: { name: 'Quản Trị Một' }, viewerCanConfirm: true, fields: [] } },
    ]);
    const enabled = await asOne(second, 'enableAccount', 'EnableAccountInput', { id, version });
    expect(enabled.errors).toMatchObject([{ code: 'WRONG_STATE' }]);
    expect((await asOne(first, 'confirmAccount', 'ConfirmAccountInput', { id, version }, 'activationCode')).activationCode).toBeNull();
    expect(await asOne(second, 'confirmAccount', 'ConfirmAccountInput', { id, version }, 'activationCode')).toMatchObject({
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
    const confirmed = await asOne(second, 'confirmAccount', 'ConfirmAccountInput', { id: account.id, version: account.version });
    const moved = await asOne(first, 'changeAccount', 'ChangeAccountInput', {
      id: account.id,
      version: confirmed.account.version,
      email: `${randomUUID()}@moi.example`,
    });
    const { id, version } = moved.account;
    expect((await asOne(first, 'confirmAccount', 'ConfirmAccountInput', { id, version })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const changed = await asOne(second, 'confirmAccount', 'ConfirmAccountInput', { id, version });
    expect(changed.errors).toEqual([]);
    const { text } = await mailThat(system.mailbox, ({ to, subject }) => to === old && subject.includes('đã đổi'));
    expect(text).toContain(account.username);
    const reset = await asOne(first, 'resetAccount', 'ResetAccountInput', { id, version: changed.account.version }, 'activationCode');
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

  test('an account that is raised begins anew: its maker knew its password', async () => {
    const account = await madeByFirst();
    const { account: raised, errors } = await raise(account);
    expect(errors).toEqual([]);
    const confirmed = await asOne(
      second,
      'confirmAccount',
      'ConfirmAccountInput',
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
    expect(await asOne(ofProvince, 'confirmAccount', 'ConfirmAccountInput', { id, version })).toMatchObject({
      errors: [{ code: 'FORBIDDEN' }],
    });
  });

  test('who is enabled again begins anew, and the trail says that it was enabled', async () => {
    const { account: raised } = await raise(await madeByFirst());
    const { account } = await asOne(
      second,
      'confirmAccount',
      'ConfirmAccountInput',
      { id: raised.id, version: raised.version },
      'activationCode',
    );
    const step = (token: string, name: string, { version }: { version: number }) =>
      asOne(token, name, inputOf(name), { id: account.id, version }, name === 'confirmAccount' ? 'activationCode' : '');
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
      ['resetAccount', 'ResetAccountInput', {}],
    ] as const)
      expect([more, await asOne(first, name, type, { id, version, ...more })]).toMatchObject([more, { errors: [{ code: 'WRONG_STATE' }] }]);
    expect((await asOne(second, 'disableAccount', 'DisableAccountInput', { id, version })).errors).toEqual([]); // at once, always
  });

  test('one of them undoes nothing of what the other one did meanwhile', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, version } = await madeByFirst();
      const rename = () =>
        asOne(first, 'changeAccount', 'ChangeAccountInput', { id, version: version + 1, name: `Tên ${round}`, unitCode: '79' });
      const [disabled] = await Promise.all([
        asOne(second, 'disableAccount', 'DisableAccountInput', { id, version }),
        ...Array.from({ length: 5 }, rename),
      ]);
      expect(disabled.errors).toEqual([]);
      const { state } = (await askGateway(system.gateway, 'query ($id: ID!) { account(id: $id) { state } }', { id }, second)).data.account;
      expect([round, state]).toEqual([round, 'DISABLED']);
    }
  });
});
