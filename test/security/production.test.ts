/** A gateway as it stands in production: it shows no schema, answers what the build knew, and counts who asks how often. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_PARTNER } from '../../seed/accounts.ts';
import { SUBGRAPH_NAMES } from '../../subgraphs/list.ts';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { startGateway } from './startGateway.ts';

const system = sharedSystem();
const APP = 'https://app.example';
let gateway: { url: string; stop: () => Promise<void> };

beforeAll(async () => {
  gateway = await startGateway(system, {
    NODE_ENV: 'production',
    MONGODB_DATABASE_PREFIX: 'so_tiem_production', // counts for itself
    CORS_ORIGINS: `${APP}, https://other.example`,
    TRUSTED_PROXIES: 'loopback',
    RATE_LIMIT_USER: '40',
    RATE_LIMIT_ADDRESS: '60',
  });
});
afterAll(async () => await gateway?.stop());

const KNOWN: string[] = JSON.parse(readFileSync('generated/operations.json', 'utf8'));
const operation = (name: string): string => KNOWN.find((text) => new RegExp(`(query|mutation) ${name}\\b`).test(text)) ?? '';
/** Names of the operations that a folder's documents declare. */
const namesIn = (folder: string): string[] =>
  globSync(`${folder}/*.graphql`).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^(?:query|mutation) (\w+)/gm)].map(([, name = '']) => name),
  );
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
/** As if from another place each time, so that what one test asks is not counted against the next. */
let places = 0;
const post = (body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${++places}`, ...headers },
    body: JSON.stringify(body),
  });
const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code ?? '';

async function partnerToken(): Promise<string> {
  const answer = await fetch(`${system.issuer}/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`${DEMO_PARTNER.id}:${DEMO_PARTNER.secret}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials&scope=doses:read',
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

async function serviceToken(): Promise<string> {
  const { SUBGRAPH_CLIENT_SECRET } = JSON.parse(readFileSync(join(system.data, 'secrets.json'), 'utf8'));
  const answer = await fetch(`${system.issuer}/token`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Basic ${Buffer.from(`so-tiem-subgraphs:${SUBGRAPH_CLIENT_SECRET}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

describe('operations', () => {
  /** What a program sends, as its own generated code has it. */
  const sentBy = async (module: string): Promise<[string, string][]> =>
    Object.entries((await import(module)) as Record<string, unknown>).flatMap(([name, document]): [string, string][] =>
      name.endsWith('Document') ? [[name, String(document)]] : [],
    );
  const isRefused = (answer: { errors?: { extensions?: { code?: string } }[] }) =>
    (answer.errors ?? []).some(({ extensions }) => extensions?.code?.startsWith('PERSISTED_QUERY'));

  const asking = ['platform', ...SUBGRAPH_NAMES.map((name) => `subgraphs/${name}`)];
  test.each(asking.filter((folder) => existsSync(`${folder}/generated/operations.ts`)))(
    'all that %s asks are known, to services alone',
    async (folder) => {
      const token = await serviceToken();
      const operations = await sentBy(`../../${folder}/generated/operations.ts`);
      expect(operations.length).toBeGreaterThan(0);
      for (const [document, query] of operations) {
        const asked = async (headers: Record<string, string>) => isRefused((await (await post({ query }, headers)).json()) as object);
        expect([document, await asked({ authorization: `Bearer ${token}` })]).toEqual([document, false]);
        if (!KNOWN.includes(query)) expect([document, await asked({})]).toEqual([document, true]);
      }
    },
  );

  const asked = ['admin', 'portal'].flatMap((client) => namesIn(`${client}/graph`).map((name): [string, string] => [client, name]));
  test.each(asked)('%s: %s is known by its hash', async (client, name) => {
    const sent = new Map(await sentBy(`../../${client}/generated/graphql.ts`));
    const answer = await post({ extensions: { persistedQuery: { version: 1, sha256Hash: sent.get(`${name}Document`) } } });
    expect(isRefused((await answer.json()) as object)).toBe(false);
  });

  test('no other operation is on the list of the pages', () => {
    const known = KNOWN.map((text) => /^\s*(?:query|mutation) (\w+)/.exec(text)?.[1] ?? text);
    expect(known.sort()).toEqual(asked.map(([, name]) => name).sort());
  });

  test('one that the build knew is answered by its hash and by its text', async () => {
    const text = operation('Provinces');
    expect(text).not.toBe('');
    const persistedQuery = { version: 1, sha256Hash: sha256(text) };
    for (const body of [{ extensions: { persistedQuery } }, { query: text }, { query: text, extensions: { persistedQuery } }])
      expect(await (await post(body)).json()).toMatchObject({ data: { provinces: expect.any(Array) } });
  });

  test('one that the build did not know is refused, by hash as by text, and cannot be made known by asking', async () => {
    const query = '{ provinces { code } }';
    const persistedQuery = { version: 1, sha256Hash: sha256(query) };
    expect(await codeOf(await post({ query }))).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    expect(await codeOf(await post({ query, extensions: { persistedQuery } }))).toBe('PERSISTED_QUERY_NOT_IN_LIST');
    expect(await codeOf(await post({ extensions: { persistedQuery } }))).toBe('PERSISTED_QUERY_NOT_FOUND');
    expect(await codeOf(await post({ query, extensions: { persistedQuery: { version: 1, sha256Hash: sha256('x') } } }))).toBe(
      'BAD_REQUEST',
    );
    expect(await codeOf(await post({ query }, { authorization: `Bearer ${await tokenOf(system, 'quantri')}` }))).toBe(
      'PERSISTED_QUERY_NOT_IN_LIST',
    );
  });

  test('a partner with the right asks in their own words', async () => {
    const answer = await post({ query: '{ provinces { code } }' }, { authorization: `Bearer ${await partnerToken()}` });
    expect(await answer.json()).toMatchObject({ data: { provinces: expect.any(Array) } });
  });

  test('the schema is not told, neither by introspection nor by suggestions', async () => {
    const authorization = `Bearer ${await partnerToken()}`;
    expect(await codeOf(await post({ query: '{ __schema { types { name } } }' }, { authorization }))).toBe('GRAPHQL_VALIDATION_FAILED');
    const misspelt = await post({ query: '{ province { code } }' }, { authorization });
    expect(await misspelt.text()).not.toMatch(/did you mean|provinces/i);
    const inDevelopment = await askGateway(system.gateway, '{ province { code } }');
    expect(inDevelopment.errors[0]?.message).toMatch(/did you mean.*provinces/i);
    expect((await askGateway(system.gateway, '{ __schema { queryType { name } } }')).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
  });

  test('what is of federation itself is not reachable for any caller', async () => {
    const authorization = `Bearer ${await partnerToken()}`;
    for (const query of ['{ _service { sdl } }', '{ _entities(representations: []) { __typename } }'])
      expect(await codeOf(await post({ query }, { authorization }))).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('how often', () => {
  const ask = (headers: Record<string, string>) => post({ query: operation('Provinces') }, headers);

  test('an address that asks too often waits, and is told how long; another does not', async () => {
    const mine = { 'x-forwarded-for': '198.51.100.7' };
    const answers = await Promise.all(Array.from({ length: 80 }, () => ask(mine)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60);
    const refused = await ask(mine);
    expect([refused.status, await codeOf(refused)]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask({ 'x-forwarded-for': '198.51.100.8' })).status).toBe(200);
  });

  test('a user counts wherever they ask from, and does not stand in for another', async () => {
    const authorization = `Bearer ${await tokenOf(system, 'boyte')}`;
    const answers = await Promise.all(Array.from({ length: 50 }, () => ask({ authorization })));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    expect((await ask({ authorization: `Bearer ${await tokenOf(system, 'kiemtoan')}` })).status).toBe(200);
  });

  test('tokens that are none count against the address they come from', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.9', authorization: 'Bearer x.y.z' };
    const answers = await Promise.all(Array.from({ length: 70 }, () => ask(headers)));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(60);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });
});

describe('one-time codes', () => {
  const text = () => operation('RequestAccessCode');
  const ask = async (place: string, i: number) => {
    const input = { fullName: 'Lê Không Có', dateOfBirth: '1990-01-01', gender: 'MALE', number: `0796${String(i).padStart(8, '0')}` };
    const answer = await post({ query: text(), variables: { input } }, { 'x-forwarded-for': place });
    return ((await answer.json()) as { data: { requestAccessCode: { errors: { code: string }[] } } }).data.requestAccessCode.errors[0]
      ?.code;
  };

  test('an address gets so many, for all people together; a network so many over all its addresses', async () => {
    const at = async (place: string, count: number, first: number) => {
      const codes: (string | undefined)[] = [];
      for (let i = 0; i < count; i++) codes.push(await ask(place, first + i));
      return codes.filter(Boolean);
    };
    // As the test system says: 60 an address, 80 a network. The gateway itself lets 60 through.
    expect(await at('192.0.2.1', 55, 0)).toEqual([]);
    expect(await at('192.0.2.2', 25, 100)).toEqual([]);
    expect(await at('192.0.2.3', 2, 200)).toEqual(['WRONG_STATE', 'WRONG_STATE']);
    expect(await at('198.18.7.1', 1, 300)).toEqual([]);
  });
});

describe('browsers', () => {
  test('a page of another origin may ask when it is in the list, and not otherwise', async () => {
    const preflight = (origin: string) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type,authorization' },
      });
    const [listed, other] = [await preflight(APP), await preflight('https://evil.example')];
    expect([listed.status, listed.headers.get('access-control-allow-origin')]).toEqual([204, APP]);
    expect(listed.headers.get('access-control-allow-credentials')).toBeNull();
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    expect(
      (await post({ query: operation('Provinces') }, { origin: 'https://evil.example' })).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  test('a form of another page cannot ask (CSRF)', async () => {
    const query = encodeURIComponent(operation('Provinces'));
    expect(
      (
        await fetch(`${gateway.url}/graphql?query=${query}`, {
          headers: { 'content-type': 'text/plain', 'x-forwarded-for': '203.0.113.250' },
        })
      ).status,
    ).toBe(400);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      expect((await post({ query: operation('Provinces') }, { 'content-type': type })).status).toBe(400);
  });

  test('every answer carries the headers that keep it apart', async () => {
    for (const path of ['/', '/admin/', '/graphql', '/health']) {
      const { headers } = await fetch(gateway.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{36}$/);
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});
