/** Whoever says nothing gets the closed form; a process without its secrets, or with published ones, does not start and names them. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ManagedProcess } from '../../scripts/start/processes.ts';
import { SUBGRAPH_NAMES } from '../../subgraphs/list.ts';
import { askGateway } from '../harness/askGateway.ts';
import { environmentBeside } from '../harness/environmentBeside.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { freePorts } from '../harness/startSystem.ts';
import { startGateway } from './startGateway.ts';

const system = sharedSystem();
const script = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe('a gateway that is not told what it is', () => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  beforeAll(async () => {
    gateway = await startGateway(system, { NODE_ENV: '' });
  });
  afterAll(async () => await gateway?.stop());

  test.each(['{ __schema { types { name } } }', '{ __type(name: "Citizen") { name } }', '{ vaccines { code } provinces { code } }'])(
    'answers nothing that the build did not know: %s',
    async (query) => {
      const { data, errors } = await askGateway(gateway.url, query);
      expect([data, errors[0]?.extensions.code]).toEqual([null, 'PERSISTED_QUERY_NOT_IN_LIST']);
    },
  );
});

const start = async (name: string, path: string, environment: Record<string, string>) => {
  const process = new ManagedProcess({
    name,
    script: script(path),
    environment: environmentBeside(system, system.ports, { PORT: String((await freePorts()).GATEWAY_PORT), ...environment }),
    nodeArguments: [],
    log: () => {},
  });
  await process.start().finally(() => process.stop());
};

test.each([
  ['the gateway', 'gateway/main.ts', 'GATEWAY_IDENTITY_PRIVATE_KEY'],
  ['the identity service', 'subgraphs/access/identity/main.ts', 'DATA_LOOKUP_KEY'],
  ...SUBGRAPH_NAMES.flatMap((name) =>
    ['DATA_KEYS', 'DATA_LOOKUP_KEY', 'GATEWAY_IDENTITY_PUBLIC_KEY'].map(
      (variable) => [name, `subgraphs/${name}/main.ts`, variable] as const,
    ),
  ),
])('%s does not start without its secret, or with a published one: %s %s', async (name, path, variable) => {
  await expect(start(name, path, { [variable]: '' })).rejects.toThrow(`Environment variable ${variable}: is not set`);
  await expect(start(name, path, { [variable]: 'changeme' })).rejects.toThrow(`Environment variable ${variable}: is published`);
});

test('people do not sign in in production beside the accounts of the sample', async () => {
  await expect(start('identity', 'subgraphs/access/identity/main.ts', { NODE_ENV: 'production' })).rejects.toThrow(
    'their password is published',
  );
});

test('secrets that are made for containers are readable by their owner alone, and are kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-tiem-secrets-'));
  const make = () =>
    promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', script('scripts/secrets.ts')], { cwd: folder });
  const read = () =>
    Object.fromEntries(
      [...readdirSync(join(folder, '.data/secrets')).map((name) => `.data/secrets/${name}`), '.env'].map((name) => {
        const file = join(folder, name);
        return [name, [(statSync(file).mode & 0o777).toString(8), readFileSync(file, 'utf8')]];
      }),
    );
  await make();
  const made = read();
  expect(Object.keys(made)).toEqual(expect.arrayContaining(['.data/secrets/gateway-private.pem', '.data/secrets/data-keys', '.env']));
  for (const [mode] of Object.values(made)) expect(mode).toBe('600');
  expect((statSync(join(folder, '.data/secrets')).mode & 0o777).toString(8)).toBe('700');
  await make();
  expect(read()).toEqual(made);
  rmSync(folder, { recursive: true });
});
