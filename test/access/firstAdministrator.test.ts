/** A system as it starts in production: empty, closed, with two administrators who were made on its own machine. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { DEMO_PASSWORD } from '../../seed/accounts.ts';
import { askGateway } from '../harness/askGateway.ts';
import { runCommand } from '../harness/command.ts';
import { codeOf, openSignIn, tokenBehind } from '../harness/signIn.ts';
import { startTestSystem, type TestSystem } from '../harness/startSystem.ts';
import { tokenFor } from '../harness/tokens.ts';

const PASSWORD = 'một câu dài dễ nhớ';
const CREATE = ['scripts/adminCreate.ts', '--username', 'an.nguyen', '--name', 'Nguyễn Văn An'] as const;
let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem({ NODE_ENV: 'production' });
});
afterAll(async () => await system?.stop());

test('no account of the sample is there, and no schema is shown', async () => {
  const browser = await openSignIn(system);
  expect(await (await browser.submit('quantri', DEMO_PASSWORD)).text()).toContain('không đúng');
  const answer = await fetch(`${system.gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ __schema { types { name } } }' }),
  });
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_IN_LIST' } }] });
});

test('the first administrator signs in with the code, sets a password and an authenticator, and creates accounts', async () => {
  const { code, output } = await runCommand(system, ...CREATE);
  expect([code, output]).toEqual([0, expect.stringMatching(/([A-Z2-9]{4}-){3}[A-Z2-9]{4}/)]);
  const [activationCode = ''] = /([A-Z2-9]{4}-){3}[A-Z2-9]{4}/.exec(output) ?? [];
  const browser = await openSignIn(system);
  await browser.submit('an.nguyen', activationCode);
  const page = await (await browser.fill({ newPassword: PASSWORD, again: PASSWORD })).text();
  const key = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '');
  const token = await tokenBehind({ ...system, ...browser }, await browser.fill({ code: codeOf(key) }));
  const answer = await fetch(`${system.gateway}/jobs/access`, { headers: { authorization: `Bearer ${token}` } });
  expect([answer.status, await answer.json()]).toEqual([200, { jobs: [] }]);
});

test('everything that the pages and the parts ask is answered by it', async () => {
  const administrator = await tokenFor(system, 'production-admin', {
    name: 'A',
    role: 'ADMINISTRATOR',
    unit_level: 'COUNTRY',
    unit_code: 'VN',
  });
  const part = await tokenFor(system, 'so-tiem-subgraphs', { role: 'SERVICE' });
  // Wanting its variables, or a right: but known, and no failure of ours.
  const NEVER = ['INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED', 'PERSISTED_QUERY_NOT_IN_LIST', 'PERSISTED_QUERY_NOT_FOUND'];
  for (const [list, token] of [
    ['operations', administrator],
    ['serviceOperations', part],
  ] as const) {
    const operations = JSON.parse(readFileSync(`generated/${list}.json`, 'utf8')) as string[];
    expect(operations.length).toBeGreaterThan(5);
    for (const operation of operations) {
      const { errors } = await askGateway(system.gateway, operation, {}, token);
      const name = /(?:query|mutation) (\w+)/.exec(operation)?.[1];
      expect([name, errors.filter(({ extensions }) => NEVER.includes(extensions.code))]).toEqual([name, []]);
    }
  }
});

test('there are two that are made so; the others are proposed and confirmed by accounts, on record', async () => {
  const create = (username: string) => runCommand(system, 'scripts/adminCreate.ts', '--username', username, '--name', 'Người Khác');
  expect((await create('thu.hai')).code).toBe(0);
  // Who lost their phone begins anew, though there is nobody to agree with the other.
  const again = await create('thu.hai');
  expect([again.code, again.output]).toEqual([0, expect.stringMatching(/([A-Z2-9]{4}-){3}[A-Z2-9]{4}/)]);
  const third = await create('thu.ba');
  expect(third).toEqual({
    code: 1,
    output: expect.stringMatching(/There are 2 already, (an\.nguyen and thu\.hai|thu\.hai and an\.nguyen)/),
  });
});

test('that they were made is on the trail', async () => {
  const connection = await connect(system.databaseUri, 'so_tiem_audit');
  try {
    for (let tries = 0; tries < 50; tries++, await sleep(200))
      if (await connection.collection('audit_entries').findOne({ action: 'account.created', 'actor.id': 'admin:create' })) return;
    throw new Error('not on the trail');
  } finally {
    await connection.close();
  }
});
