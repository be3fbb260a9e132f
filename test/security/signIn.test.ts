/** Guessing a password gets slower, then nowhere; whether a name exists is not told. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accounts } from '@so-tiem/access/model/account';
import { connect } from '@so-tiem/database/connection';
import { hashPassword } from '@so-tiem/identity/passwords';
import { ManagedProcess } from '../../scripts/start/processes.ts';
import { newAccount } from '../../seed/access.ts';
import { DEMO_PASSWORD } from '../../seed/accounts.ts';
import { environmentBeside } from '../harness/environmentBeside.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openSignIn, requestTokens, signIn, tokensBehind } from '../harness/signIn.ts';
import { freePorts } from '../harness/startSystem.ts';
import { SITE } from '../procedure/fileSample.ts';

const system = sharedSystem();
const WRONG = 'Tên đăng nhập hoặc mật khẩu không đúng.';
const LOCKED = 'Đã thử quá nhiều lần.';

/** Nobody else's, as it will be locked. */
const ACCOUNT = newAccount({ username: 'khoa-thu', name: 'Khoá Thử', role: 'CLERK', unit: { level: 'SITE', code: SITE } }, new Date());

beforeAll(async () => {
  const connection = await connect(system.databaseUri, 'so_tiem_access');
  await accounts(connection).collection.insertOne({ ...ACCOUNT, password: await hashPassword(DEMO_PASSWORD) } as never);
  await connection.close();
});

test('the right password signs in', async () => {
  expect(await signIn(system, ACCOUNT.username)).toEqual(expect.any(String));
});

describe.each([ACCOUNT.username, 'khong-co-ai'])('%s', (name) => {
  test('ten wrong passwords lock the name, also for the right one; others sign in', async () => {
    const { submit } = await openSignIn(system);
    const guesses = await Promise.all(Array.from({ length: 14 }, async (_, i) => (await submit(name, `guess ${i}`)).text()));
    expect(guesses.filter((page) => page.includes(WRONG))).toHaveLength(10);
    expect(guesses.filter((page) => page.includes(LOCKED))).toHaveLength(4);
    expect(await (await submit(name, DEMO_PASSWORD)).text()).toContain(LOCKED);
    expect(await signIn(system, 'soyte')).toEqual(expect.any(String));
  });
});

describe('an issuer of its own', () => {
  const started: ManagedProcess[] = [];
  afterAll(async () => {
    for (const process of started) await process.stop();
  });

  /** With counts and accounts of its own. */
  const startIssuer = async (environment: Record<string, string>) => {
    const prefix = `so_tiem_issuer_${Date.now()}`;
    const port = String((await freePorts()).IDENTITY_PORT);
    const process = new ManagedProcess({
      name: 'identity',
      script: fileURLToPath(new URL('../../subgraphs/access/identity/main.ts', import.meta.url)),
      environment: environmentBeside(system, system.ports, {
        NODE_ENV: 'development',
        PORT: port,
        GATEWAY_URL: system.gateway,
        MONGODB_DATABASE_PREFIX: prefix,
        OIDC_ISSUER: `http://localhost:${port}`,
        ...environment,
      }),
      nodeArguments: [],
      log: () => {},
    });
    started.push(process);
    await process.start();
    const connection = await connect(system.databaseUri, `${prefix}_access`);
    await accounts(connection).collection.insertOne({ ...ACCOUNT, password: await hashPassword(DEMO_PASSWORD) } as never);
    await connection.close();
    return { issuer: `http://localhost:${port}`, gateway: system.gateway };
  };
  const begin = (issuer: string, headers: Record<string, string> = {}) => {
    const question = new URLSearchParams({
      client_id: 'so-tiem-admin',
      response_type: 'code',
      scope: 'openid profile',
      redirect_uri: `${system.gateway}/admin/`,
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'S256',
    });
    return fetch(`${issuer}/auth?${question}`, { redirect: 'manual', headers });
  };

  test('lets an address begin so many sign-ins', async () => {
    const own = await startIssuer({ SIGN_INS_PER_ADDRESS: '3' });
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await begin(own.issuer)).status);
    expect(statuses).toEqual([303, 303, 303, 429, 429]);
  });

  test('counts what an address fails, whatever it succeeds at in between', async () => {
    const own = await startIssuer({ SIGN_IN_TRIES_PER_ADDRESS: '4' });
    const guess = async (name: string) => (await (await openSignIn(own)).submit(name, 'wrong')).text();
    for (let i = 0; i < 3; i++) expect(await guess(`ai-do-${i}`)).toContain(WRONG);
    expect(await signIn(own, ACCOUNT.username)).toEqual(expect.any(String));
    expect(await guess('ai-do-3')).toContain(WRONG);
    expect(await guess('ai-do-4')).toContain(LOCKED);
  });

  test('behind TLS gives no cookie that goes out without', async () => {
    const own = await startIssuer({ OIDC_ISSUER: 'https://dang-nhap.example', TRUSTED_PROXIES: 'loopback' });
    const answer = await begin(own.issuer, { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'dang-nhap.example' });
    const cookies = answer.headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/; secure/i);
  });
});

test('passwords are kept as Argon2id, each with a salt of its own', async () => {
  const connection = await connect(system.databaseUri, 'so_tiem_access');
  const kept = await connection
    .collection('accounts')
    .find({ _id: /^demo-/ } as object, { projection: { password: 1 } })
    .toArray();
  await connection.close();
  for (const { password } of kept) expect(password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
});

test('the page allows nothing but its own style', async () => {
  const { submit } = await openSignIn(system);
  const policy = (await submit('x', 'y')).headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; font-src 'self'; style-src 'sha256-[\w+/=]{44}'; frame-ancestors 'none'/);
});

test('the page is in the product’s typeface, from the same place', async () => {
  const { submit } = await openSignIn(system);
  const page = await (await submit('x', 'y')).text();
  const [, font = ''] = /url\((\/fonts\/be-vietnam-pro-vietnamese-400-normal\.woff2)\)/.exec(page) ?? [];
  const answer = await fetch(system.issuer + font);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'font/woff2']);
  expect((await fetch(`${system.issuer}/fonts/..%2F..%2Fpackage.json`)).status).toBe(404);
});

test('who reads the store of the issuer has no token, code or session of anybody', async () => {
  const browser = await openSignIn(system);
  const { refresh_token = '', code } = await tokensBehind(
    { issuer: system.issuer, ...browser },
    await browser.submit('coso', DEMO_PASSWORD),
  );
  const secrets = [refresh_token, code, ...browser.cookies.values()].filter((value) => value.length > 15);
  expect(secrets.length).toBeGreaterThanOrEqual(3);
  const connection = await connect(system.databaseUri, 'so_tiem_access');
  const entries = await connection.collection('oidc_entries').find().toArray();
  await connection.close();
  const kept = JSON.stringify(entries);
  for (const secret of secrets) expect(kept).not.toContain(secret);
  const refresh = (token: string) => requestTokens(system.issuer, { grant_type: 'refresh_token', refresh_token: token });
  const refreshTokens = entries.filter((entry) => String(entry._id).startsWith('RefreshToken:'));
  expect(refreshTokens.length).toBeGreaterThan(0);
  for (const { _id } of refreshTokens.slice(0, 5))
    for (const stolen of [String(_id), String(_id).replace('RefreshToken:', '')]) expect((await refresh(stolen)).status).toBe(400);
  expect((await refresh(refresh_token)).status).toBe(200); // the right one is good
});
