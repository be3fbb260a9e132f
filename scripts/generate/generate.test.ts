/** What `new:subgraph` and `new:screen` make composes, has types, starts and answers. All of it in a copy of the repository, which then goes. */
import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestDatabase } from '@so-tiem/database/testing/testDatabase';
import { IDENTITY_HEADER, type Identity, IdentitySigner } from '@so-tiem/platform/identity/identity';
import { ManagedProcess } from '../start/processes.ts';
import { CannotGenerate, namesOf } from './edit.ts';
import { makeScreen } from './screen.ts';
import { makeSubgraph } from './subgraph.ts';

const SLOW_MS = 240_000;
const PORT = 47_311;
const root = mkdtempSync(join(tmpdir(), 'so-tiem-generate-'));
const names = namesOf('vaccineStocks');
const run = promisify(execFile);
const inCopy = async (...words: string[]) => {
  try {
    return await run(process.execPath, words, { cwd: root, maxBuffer: 2 ** 24, env: { ...process.env, NODE_OPTIONS: '' } });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${words.join(' ')}\n${stdout}${stderr}`);
  }
};

/** Sources are copied; packages are linked, ours to their copies. */
async function copyRepository(): Promise<void> {
  const { stdout } = await run('git', ['ls-files', '-co', '--exclude-standard'], { maxBuffer: 2 ** 24 });
  for (const file of stdout.split('\n').filter((each) => each && existsSync(each) && !each.startsWith('docs/screenshots/')))
    cpSync(file, join(root, file));
  for (const folder of ['node_modules', ...globSync('{*,subgraphs/*,services/*}/node_modules').filter((each) => each.includes('/'))]) {
    mkdirSync(join(root, folder), { recursive: true });
    for (const name of readdirSync(folder).filter((each) => each !== '@so-tiem'))
      symlinkSync(resolve(folder, name), join(root, folder, name));
  }
  mkdirSync(join(root, 'node_modules/@so-tiem'));
  for (const name of readdirSync('node_modules/@so-tiem'))
    symlinkSync(readlinkSync(`node_modules/@so-tiem/${name}`), join(root, 'node_modules/@so-tiem', name));
}

beforeAll(async () => {
  await copyRepository();
  makeSubgraph(root, names);
  await inCopy('scripts/build.ts', '--graph');
  makeScreen(root, names);
  await inCopy('scripts/build.ts', '--graph');
}, SLOW_MS);

afterAll(() => rmSync(root, { recursive: true, force: true }));

test(
  'their types fit, and their sources are as the others',
  async () => {
    await inCopy('node_modules/typescript/bin/tsc', '--noEmit');
    await inCopy('node_modules/typescript/bin/tsc', '--noEmit', '-p', 'admin');
    await run('node_modules/.bin/biome', ['check', '--error-on-warnings', 'subgraphs', 'admin', 'codegen.ts'], { cwd: root });
  },
  SLOW_MS,
);

test(
  'their own tests pass, and the console has their words',
  async () => {
    const { stderr } = await inCopy(
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      '--selectProjects=units',
      '--testPathPatterns=vaccinestocks|messages/keys',
    );
    expect(stderr).toMatch(/Test Suites: 2 passed, 2 total/);
  },
  SLOW_MS,
);

test(
  'the subgraph starts, keeps a record, and lists it to an administrator of the country alone',
  async () => {
    const database = await startTestDatabase();
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const subgraph = new ManagedProcess({
      name: 'vaccinestocks',
      script: join(root, 'subgraphs/vaccinestocks/main.ts'),
      environment: {
        PORT: String(PORT),
        MONGODB_URI: database.uri,
        GATEWAY_IDENTITY_PUBLIC_KEY: publicKey,
        DATA_KEYS: `1:${randomBytes(32).toString('base64')}`,
        DATA_LOOKUP_KEY: randomBytes(32).toString('base64'),
        AUDIT_JOURNAL_FOLDER: join(root, '.journal'),
        SUBGRAPH_CLIENT_SECRET: 'not asked for here',
      },
      nodeArguments: [],
      log: () => {},
    });
    try {
      await subgraph.start();
      const signer = new IdentitySigner(privateKey);
      const ask = async (role: 'ADMINISTRATOR' | 'HANDLER', query: string) => {
        const identity: Identity = { kind: 'staff', id: role, name: role, role, unit: { level: 'COUNTRY', code: 'VN' } };
        const answer = await fetch(`http://127.0.0.1:${PORT}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', [IDENTITY_HEADER]: await signer.sign(identity) },
          body: JSON.stringify({ query }),
          signal: AbortSignal.timeout(10_000),
        });
        return await answer.json();
      };
      const add =
        'mutation { addVaccineStock(input: { idempotencyKey: "first of all", name: "Kho" }) { vaccineStock { name } errors { code } } }';
      const added = { data: { addVaccineStock: { vaccineStock: { name: 'Kho' }, errors: [] } } };
      expect(await ask('ADMINISTRATOR', add)).toEqual(added);
      expect(await ask('ADMINISTRATOR', add)).toEqual(added);
      const list = '{ vaccineStocks { nodes { name } } }';
      expect(await ask('ADMINISTRATOR', list)).toEqual({ data: { vaccineStocks: { nodes: [{ name: 'Kho' }] } } });
      expect(await ask('HANDLER', list)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    } finally {
      await subgraph.stop();
      await database.stop();
    }
  },
  SLOW_MS,
);

test('containers know it, and it is told what is there already', () => {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  expect(read('docker-compose.yml')).toMatch(/VACCINESTOCKS_URL: http:\/\/vaccinestocks:4007/);
  expect(read('Dockerfile')).toContain('COPY subgraphs/vaccinestocks/package.json');
  expect(() => makeSubgraph(root, names)).toThrow(CannotGenerate);
  expect(() => makeScreen(root, namesOf('ghosts'))).toThrow(/no connection ghosts/);
  expect(() => namesOf('../etc')).toThrow(CannotGenerate);
});
