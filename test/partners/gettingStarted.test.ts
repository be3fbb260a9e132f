/** The page for partners: its requests, run as they stand, and what a partner does not get. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';
import { DEMO_PARTNER } from '../../seed/accounts.ts';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';

const system = sharedSystem();
const HISTORY = `query ($personalId: ID!, $fullName: String!, $dateOfBirth: PartialDate!) {
  doseHistory(personalId: $personalId, fullName: $fullName, dateOfBirth: $dateOfBirth) { fullName doses { doseNumber } }
}`;
const person = { personalId: '079190000001', fullName: 'Nguyễn Thị Minh Tâm', dateOfBirth: '1990-05-20' };
let token: string;

beforeAll(async () => {
  const answer = await fetch(`${system.issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${DEMO_PARTNER.id}:${DEMO_PARTNER.secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials&scope=doses:read',
  });
  token = ((await answer.json()) as { access_token: string }).access_token;
});

test('the requests of the page, copied into a shell, give a dose history', async () => {
  const page = readFileSync(new URL('../../docs/partners/README.md', import.meta.url), 'utf8');
  const script = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block).join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-euc', script], {
    env: { ...process.env, GATEWAY: system.gateway, ISSUER: system.issuer },
    timeout: 30_000,
  });
  const [{ data }, batch] = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  expect(batch.data.doseHistories).toEqual([expect.objectContaining({ fullName: person.fullName })]);
  expect(data.doseHistory).toMatchObject({
    fullName: person.fullName,
    identityStatus: 'VERIFIED',
    doses: [
      { doseNumber: 1, injectedOn: '2021-08-30', vaccine: { product: 'Comirnaty' }, site: { name: 'Trung tâm Y tế Quận 1' } },
      { doseNumber: 2 },
    ],
  });
});

test('all three have to fit; letter case and diacritics do not count, and a wrong guess says nothing', async () => {
  const ask = async (change: object) => (await askGateway(system.gateway, HISTORY, { ...person, ...change }, token)).data.doseHistory;
  expect(await ask({ fullName: 'NGUYEN THI MINH TAM', personalId: '079 190 000 001' })).toMatchObject({ fullName: person.fullName });
  for (const wrong of [{ personalId: '079190000002' }, { fullName: 'Nguyễn Thị Tâm' }, { dateOfBirth: '1990-05-21' }, { dateOfBirth: 'x' }])
    expect(await ask(wrong)).toBeNull();
});

test('a partner reads nothing else of a person; an anonymous caller reads no history', async () => {
  const forbidden = async (query: string, as?: string) =>
    (await askGateway(system.gateway, query, {}, as)).errors.map(({ extensions }) => extensions['code']);
  expect(await forbidden('{ citizens(search: { identityDocument: "079190000001" }) { nodes { phone } } }', token)).toEqual(['FORBIDDEN']);
  expect(await forbidden('{ complaints { nodes { code } } }', token)).toEqual(['FORBIDDEN']);
  const through = await askGateway(system.gateway, HISTORY.replace('doses { doseNumber }', 'doses { citizen { phone } }'), person, token);
  expect(through.errors.length).toBeGreaterThan(0);
  expect(JSON.stringify(through)).not.toContain('+84');
  expect((await askGateway(system.gateway, HISTORY, person)).errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  expect((await askGateway(system.gateway, HISTORY, person, await tokenOf(system, 'coso'))).errors[0]?.extensions.code).toBe('FORBIDDEN');
});
