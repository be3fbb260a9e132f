/** A partner from registration to dose histories, with a stock OpenID client library; and what stops one. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import * as oidc from 'openid-client';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';

const system = sharedSystem();
const HISTORY = `query History($personalId: ID!, $fullName: String!, $dateOfBirth: PartialDate!) {
  doseHistory(personalId: $personalId, fullName: $fullName, dateOfBirth: $dateOfBirth) { fullName doses { doseNumber } }
}`;
const HISTORIES = 'query Histories($people: [PersonIdentityInput!]!) { doseHistories(people: $people) { fullName doses { doseNumber } } }';
const person = { personalId: '079190000001', fullName: 'Nguyễn Thị Minh Tâm', dateOfBirth: '1990-05-20' };
const HEEDED_WITHIN_MS = 10_000;

let administrator: string;
beforeAll(async () => {
  administrator = await tokenOf(system, 'quantri');
});

const APP = `{ app { id enabled version authentication earlierSecretExpiresAt operations { name }
  calls(days: 1) { operation outcome count } } secret errors { code field message } }`;
const register = async (fields: object = {}) => {
  const input = {
    idempotencyKey: randomUUID(),
    name: 'Sổ sức khỏe điện tử',
    contactEmail: 'ky-thuat@doi-tac.example',
    scopes: ['DOSES_READ'],
    anyOperation: false,
    operations: [HISTORY, HISTORIES],
    ratePerMinute: 600,
    dailyQuota: 1000,
    ...fields,
  };
  const asked = `mutation ($input: RegisterPartnerAppInput!) { registerPartnerApp(input: $input) ${APP} }`;
  return (await askGateway(system.gateway, asked, { input }, administrator)).data.registerPartnerApp;
};
const change = async (name: string, type: string, input: object) =>
  (
    await askGateway(
      system.gateway,
      `mutation ($input: ${type}!) { ${name}(input: $input) ${name === 'rotatePartnerSecret' ? APP : APP.replace('secret', '')} }`,
      { input },
      administrator,
    )
  ).data[name];
const find = async (id: string) =>
  (
    await askGateway(
      system.gateway,
      'query ($id: ID!) { partnerApp(id: $id) { enabled version calls(days: 1) { operation outcome count } } }',
      { id },
      administrator,
    )
  ).data.partnerApp;

const discover = (id: string, credentials: oidc.ClientAuth) =>
  oidc.discovery(new URL(system.issuer), id, {}, credentials, { execute: [oidc.allowInsecureRequests] });
const bySecret = async (id: string, secret: string, scope = 'doses:read') =>
  (await oidc.clientCredentialsGrant(await discover(id, oidc.ClientSecretBasic(secret)), { scope })).access_token;
const ask = (token: string, query = HISTORY, variables: object = person) => askGateway(system.gateway, query, variables, token);
const codeOf = async (token: string, query?: string, variables?: object) => (await ask(token, query, variables)).errors[0]?.extensions.code;
/** The gateways ask every two seconds who is admitted. */
async function until(fits: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + HEEDED_WITHIN_MS; Date.now() < end; await sleep(100)) if (await fits()) return;
  throw new Error('not in time');
}

test('from registration to a dose history, with a secret', async () => {
  const { app, secret, errors } = await register();
  expect(errors).toEqual([]);
  expect(app).toMatchObject({ enabled: true, authentication: 'SECRET', operations: [{ name: 'History' }, { name: 'Histories' }] });
  const token = await bySecret(app.id, secret);
  expect((await ask(token)).data.doseHistory).toMatchObject({ fullName: person.fullName, doses: [{ doseNumber: 1 }, { doseNumber: 2 }] });
  await expect(bySecret(app.id, `${secret}x`)).rejects.toMatchObject({ status: 401 });
});

test('the same with a signed assertion instead of a secret', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'a', alg: 'ES256', use: 'sig' }] });
  const { app, secret } = await register({ keys });
  expect([app.authentication, secret]).toEqual(['KEY', null]);
  const client = await discover(app.id, oidc.PrivateKeyJwt({ key: privateKey, kid: 'a' }));
  const { access_token } = await oidc.clientCredentialsGrant(client, { scope: 'doses:read' });
  expect((await ask(access_token)).data.doseHistory.fullName).toBe(person.fullName);
  const other = await generateKeyPair('ES256');
  const forged = await discover(app.id, oidc.PrivateKeyJwt({ key: other.privateKey, kid: 'a' }));
  await expect(oidc.clientCredentialsGrant(forged, { scope: 'doses:read' })).rejects.toMatchObject({ error: 'invalid_client' });
});

test('up to a hundred people at once, in the order in which they were asked for; a wrong guess says nothing', async () => {
  const { app, secret } = await register();
  const token = await bySecret(app.id, secret);
  const stranger = { ...person, fullName: 'Nguyễn Thị Tâm' };
  const people = [...Array.from({ length: 98 }, () => stranger), person, { ...person, dateOfBirth: 'x' }];
  const { data, errors } = await ask(token, HISTORIES, { people });
  expect(errors).toEqual([]);
  expect(data.doseHistories.slice(97)).toEqual([null, expect.objectContaining({ fullName: person.fullName }), null]);
  expect(data.doseHistories).toHaveLength(100);
  expect(await ask(token, HISTORIES, { people: [...people, person] })).toMatchObject({
    errors: [{ extensions: { code: 'INVALID', field: ['people'] } }],
  });
});

describe('what an app may not', () => {
  test('read without the scope, in its token or its registration', async () => {
    const { app, secret } = await register({ scopes: ['PASSPORTS_READ'] });
    await expect(bySecret(app.id, secret)).rejects.toMatchObject({ error: 'invalid_scope' });
    const token = await bySecret(app.id, secret, 'passports:read');
    expect(await codeOf(token)).toBe('FORBIDDEN');
  });

  test('send other operations than its own, by text or by hash; another app may send any', async () => {
    const { app, secret } = await register();
    const token = await bySecret(app.id, secret);
    const another = HISTORY.replace('fullName doses', 'identityStatus doses');
    expect(await codeOf(token, another)).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    expect(await codeOf(token, '{ provinces { code } }', {})).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    const free = await register({ anyOperation: true, operations: [] });
    const anything = await bySecret(free.app.id, free.secret);
    expect((await ask(anything, another)).data.doseHistory.identityStatus).toBe('VERIFIED');
  });

  test('ask more often than its rate, or more in a day than its quota', async () => {
    const { app, secret } = await register({ ratePerMinute: 100, dailyQuota: 12 });
    const token = await bySecret(app.id, secret);
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf(token)));
    expect(codes).toContain('QUOTA_EXCEEDED');
    expect(codes.filter((code) => code === undefined).length).toBeLessThanOrEqual(12);
    const fast = await register({ ratePerMinute: 5 });
    const often = await bySecret(fast.app.id, fast.secret);
    expect(await Promise.all(Array.from({ length: 10 }, () => codeOf(often)))).toContain('RATE_LIMITED');
  });

  test('spend its quota on fewer requests for more people', async () => {
    const { app, secret } = await register({ dailyQuota: 50 });
    const token = await bySecret(app.id, secret);
    const people = Array.from({ length: 60 }, () => person);
    expect(await codeOf(token, HISTORIES, { people })).toBe('QUOTA_EXCEEDED');
    expect(await codeOf(token, HISTORIES, { people: people.slice(0, 40) })).toBeUndefined(); // the day is not used up by it
    expect(await codeOf(token, HISTORIES, { people: people.slice(0, 40) })).toBe('QUOTA_EXCEEDED');
  });

  test('ask of a dose who wrote it down, or why it ended', async () => {
    const { app, secret } = await register({ anyOperation: true, operations: [] });
    const token = await bySecret(app.id, secret);
    for (const field of ['recordedBy { name }', 'endedReason', 'supersedes { id }', 'status'])
      expect(await codeOf(token, HISTORY.replace('doseNumber', field))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('ask when it is switched off, until it is on again', async () => {
    const { app, secret } = await register();
    const token = await bySecret(app.id, secret);
    const { errors } = await change('disablePartnerApp', 'DisablePartnerAppInput', { id: app.id, version: app.version });
    expect(errors).toEqual([]);
    await until(async () => (await codeOf(token)) === 'APP_DISABLED');
    expect((await ask(token)).status).toBe(403);
    await expect(bySecret(app.id, secret)).rejects.toMatchObject({ status: 401 });
    await change('enablePartnerApp', 'EnablePartnerAppInput', { id: app.id, version: app.version + 1 });
    await until(async () => (await codeOf(token)) === undefined);
  });

  test('ask after its last day', async () => {
    const { app, secret } = await register({ expiresOn: '2021-12-31' });
    await expect(bySecret(app.id, secret)).rejects.toMatchObject({ status: 401 });
  });
});

test('a renewed secret is good at once, the one before it for another day', async () => {
  const { app, secret } = await register();
  const renewed = await change('rotatePartnerSecret', 'RotatePartnerSecretInput', { id: app.id, version: app.version });
  expect(renewed).toMatchObject({ errors: [], app: { earlierSecretExpiresAt: expect.any(String) } });
  for (const each of [secret, renewed.secret]) expect(await bySecret(app.id, each)).toEqual(expect.any(String));
});

test('what each has called is counted, answered or refused', async () => {
  const { app, secret } = await register();
  const token = await bySecret(app.id, secret);
  for (let i = 0; i < 3; i++) await ask(token, HISTORIES, { people: [person] });
  await ask(token, '{ provinces { code } }', {});
  await until(async () => {
    const { calls } = await find(app.id);
    const count = (operation: string, outcome: string) =>
      calls.find((each: { operation: string; outcome: string }) => each.operation === operation && each.outcome === outcome)?.count ?? 0;
    return count('Histories', 'ANSWERED') === 3 && count('unnamed', 'PERSISTED_QUERY_NOT_IN_LIST') === 1;
  });
});

describe('registering', () => {
  test.each([
    [{ operations: ['not graphql'] }, ['operations', '0']],
    [{ operations: ['mutation X { signOutEverywhere(input: {}) { at } }'] }, ['operations', '0']],
    [{ operations: [] }, ['operations']],
    [{ scopes: [] }, ['scopes']],
    [{ ratePerMinute: 0 }, ['ratePerMinute']],
    [{ contactEmail: 'x' }, ['contactEmail']],
    [{ keys: '{"keys":[{"kty":"EC","crv":"P-256","x":"a","y":"b","d":"private"}]}' }, ['keys']],
    [{ keys: 'nonsense' }, ['keys']],
  ])('%j is refused by its field', async (fields, field) => {
    expect((await register(fields)).errors).toEqual([expect.objectContaining({ code: 'INVALID', field })]);
  });

  test('is for administrators of the country', async () => {
    const asked = `mutation ($input: RotatePartnerSecretInput!) { rotatePartnerSecret(input: $input) { errors { code } } }`;
    for (const user of ['coso', 'boyte', 'kiemtoan']) {
      const { data } = await askGateway(system.gateway, asked, { input: { id: 'x', version: 1 } }, await tokenOf(system, user));
      expect(data.rotatePartnerSecret.errors).toEqual([{ code: 'FORBIDDEN' }]);
    }
  });
});

test.each(['so-tiem-admin', 'so-tiem-subgraphs', 'so-tiem-anything'])('%s is kept for parts of the system', async (clientId) => {
  expect(await register({ clientId })).toMatchObject({ app: null, errors: [{ code: 'INVALID', field: ['clientId'] }] });
});
