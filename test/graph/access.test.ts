/** Who is believed, and by whom. */

import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { IdentitySigner } from '@so-tiem/platform/identity/identity';
import { generateKeyPair, SignJWT } from 'jose';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { signIn } from '../harness/signIn.ts';
import { tokenFor, tokenOf } from '../harness/tokens.ts';
import { SITE } from '../procedure/fileSample.ts';

const system = sharedSystem();

describe('a subgraph answers the gateway alone', () => {
  test.each(['CITIZENS_PORT', 'DOSES_PORT', 'FACILITIES_PORT', 'COMPLAINTS_PORT'] as const)('%s', async (name) => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const forged = await new IdentitySigner(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()).sign({
      kind: 'service',
      id: 'x',
      actingFor: null,
    });
    const ask = (headers: Record<string, string>) =>
      fetch(`http://localhost:${system.ports[name]}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ __typename }"}',
      });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ 'x-so-tiem-identity': forged })).status).toBe(401);
    expect((await ask({ authorization: `Bearer ${await tokenOf(system, 'quantri')}` })).status).toBe(401);
  });
});

describe('the gateway believes the issuer alone', () => {
  test('a token signed by another key, for all the right claims, is refused', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const claims = { name: 'A', role: 'ADMINISTRATOR', unit_level: 'COUNTRY', unit_code: 'VN' };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256' })
      .setSubject('x')
      .setIssuer(system.issuer)
      .setAudience('so-tiem')
      .setExpirationTime('5m')
      .sign(privateKey);
    expect(await askGateway(system.gateway, '{ provinces { code } }', {}, token)).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
  });

  test('a broken token is refused, no token is anonymous', async () => {
    expect((await askGateway(system.gateway, '{ provinces { code } }', {}, 'x.y.z')).status).toBe(401);
    expect((await askGateway(system.gateway, '{ provinces { code } }')).data.provinces).toHaveLength(63);
  });

  test('a person cannot say that they act for another', async () => {
    const actingFor = Buffer.from(
      JSON.stringify({ kind: 'staff', id: 'x', name: 'X', role: 'MINISTRY', unit: { level: 'COUNTRY', code: 'VN' } }),
    ).toString('base64');
    const answer = await fetch(`${system.gateway}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await tokenOf(system, 'congan')}`,
        'x-so-tiem-acting-for': actingFor,
      },
      body: JSON.stringify({ query: '{ complaints { nodes { code } } }' }),
    });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  test('a part of the system that acts for an unreadable identity is not taken for the system', async () => {
    const token = await tokenFor(system, 'a-service', { role: 'SERVICE' });
    const ask = (actingFor?: string) =>
      fetch(`${system.gateway}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(actingFor ? { 'x-so-tiem-acting-for': actingFor } : {}),
        },
        body: JSON.stringify({ query: '{ complaints(first: 1) { nodes { code } } }' }),
      });
    const staff = { kind: 'staff', id: 'x', name: 'X', role: 'HANDLER', unit: { level: 'SITE', code: SITE } };
    const base64 = (said: object) => Buffer.from(JSON.stringify(said)).toString('base64');
    expect((await ask(base64(staff))).status).toBe(200);
    for (const unreadable of ['!', base64({ ...staff, role: 'MINISTRY' }), base64({ ...staff, shown: ['a', 'b'] })])
      expect((await ask(unreadable)).status).toBe(401);
  });

  test('a wrong password does not sign in', async () => {
    await expect(signIn(system, 'xuly', 'wrong')).rejects.toThrow('sign-in stopped');
    await expect(signIn(system, 'nobody', 'wrong')).rejects.toThrow('sign-in stopped');
  });
});

describe('what is personal is for staff only', () => {
  test.each([
    '{ citizens(search: { name: "Nguyen" }) { nodes { id } } }',
    '{ citizen(id: "x") { id } }',
    '{ complaints { nodes { id } } }',
    '{ complaintCounts { all } }',
  ])('%s', async (query) => {
    expect((await askGateway(system.gateway, query)).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  test('the contacts of a site', async () => {
    const query = 'query ($code: ID!) { site(code: $code) { contacts { fullName } } }';
    const contacts = async (code: string, token?: string) => (await askGateway(system.gateway, query, { code }, token)).data.site.contacts;
    expect(await contacts(SITE)).toEqual([]);
    expect((await contacts(SITE, await tokenOf(system, 'coso'))).length).toBeGreaterThan(0);
    expect(await contacts('01.001.00001.01', await tokenOf(system, 'coso'))).toEqual([]);
    expect((await contacts('01.001.00001.01', await tokenOf(system, 'soyte'))).length).toBeGreaterThan(0);
  });

  test('fields of federation itself are not reachable from outside', async () => {
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])
      expect((await askGateway(system.gateway, query)).errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

test('people are found without diacritics, by ID, by phone, by name and date of birth', async () => {
  const token = await tokenOf(system, 'coso');
  const search = async (conditions: object) =>
    (
      await askGateway(
        system.gateway,
        'query ($s: CitizenSearchInput!) { citizens(search: $s, first: 100) { nodes { id fullName dateOfBirth phone identityDocument { number } } } }',
        { s: conditions },
        token,
      )
    ).data?.citizens.nodes;
  const found = await search({ name: 'nguyen thi' });
  expect(found.every(({ fullName }: { fullName: string }) => fullName.includes('Nguyễn') && fullName.includes('Thị'))).toBe(true);
  // She lives where this handler's site stands.
  const [one] = await search({ identityDocument: '079190000001' });
  expect(one).toMatchObject({ fullName: 'Nguyễn Thị Minh Tâm', phone: '+84912345678', identityDocument: { number: '079190000001' } });
  for (const conditions of [{ phone: '0912345678' }, { name: 'nguyen thi minh tam', dateOfBirth: '1990-05-20' }])
    expect((await search(conditions)).map(({ id }: { id: string }) => id)).toContain(one.id);
  expect((await askGateway(system.gateway, '{ citizens(search: {}) { nodes { id } } }', {}, token)).errors[0]?.extensions).toMatchObject({
    code: 'INVALID',
    field: ['search'],
  });
});

describe('lists', () => {
  test.each([
    ['sites', '{ sites(PAGE) { nodes { code } } }'],
    ['complaints', '{ complaints(PAGE) { nodes { id } } }'],
    ['citizens', '{ citizens(search: { name: "nguyen" } PAGE) { nodes { id } } }'],
  ])('%s: a cursor that is none, one of another list, and a page too large are refused by name', async (list, query) => {
    const token = await tokenOf(system, 'coso');
    const ask = (page: string) => askGateway(system.gateway, query.replace('PAGE', page.replaceAll("'", '"')), {}, token);
    const foreign = Buffer.from(`${list === 'sites' ? 'queue' : 'sites'}|x`).toString('base64url');
    for (const after of ['zzz', foreign]) {
      expect((await ask(`after: '${after}'`)).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: ['after'] });
    }
    expect((await ask('first: 101')).errors[0]?.extensions).toMatchObject({ code: 'INVALID', field: ['first'] });
    expect((await ask('first: 2')).errors).toEqual([]);
  });
});
