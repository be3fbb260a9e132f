/** A whole system for a test: `npm start`'s own script on free ports, with its data in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { portVariable, SUBGRAPH_NAMES } from '../../subgraphs/list.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
type PortName = 'GATEWAY_PORT' | ReturnType<typeof portVariable> | 'IDENTITY_PORT' | 'MAILBOX_PORT' | 'SMTP_PORT' | 'DATABASE_PORT';
const PORT_NAMES: readonly PortName[] = [
  'GATEWAY_PORT',
  ...SUBGRAPH_NAMES.map(portVariable),
  'IDENTITY_PORT',
  'MAILBOX_PORT',
  'SMTP_PORT',
  'DATABASE_PORT',
];
const READY_WITHIN_MS = 120_000;

export interface TestSystem {
  gateway: string;
  issuer: string;
  mailbox: string;
  databaseUri: string;
  ports: Record<PortName, number>;
  data: string;
  /** Everything that was printed. */
  output: () => string;
  stop(): Promise<void>;
  /** kill -9 of the process that started everything; the data stays. */
  kill(): void;
}

/** @param environment further variables, for example another data folder to start again with */
export async function startTestSystem(environment: Record<string, string> = {}): Promise<TestSystem> {
  const data = environment['SO_TIEM_DATA'] ?? (await mkdtemp(join(tmpdir(), 'so-tiem-test-')));
  const ports = await freePorts();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/start.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      // What a test asks in a minute is more than anybody else does.
      RATE_LIMIT_USER: '100000',
      RATE_LIMIT_ADDRESS: '100000',
      UPLOAD_MEGABYTES_A_DAY: '100000',
      SIGN_IN_TRIES_PER_ADDRESS: '100000',
      SIGN_INS_PER_ADDRESS: '100000',
      COMPLAINTS_PER_ADDRESS: '100000',
      COMPLAINTS_PER_NETWORK: '100000',
      COMPLAINTS_PER_PHONE: '100000',
      RECEIPTS_PER_ADDRESS: '100000',
      TRACKING_TRIES_PER_ADDRESS: '100000',
      CODES_PER_ADDRESS: '60',
      CODES_PER_NETWORK: '80',
      CODE_TRIES_PER_ADDRESS: '1000',
      EXACT_SEARCHES_PER_HOUR: '1000',
      SAMPLE_PEOPLE: '1500',
      SAMPLE_COMPLAINTS: '400',
      SAMPLE_PHOTOS: '2',
      ...portVariables(ports),
      SO_TIEM_DATA: data,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  child.stdout?.on('data', (chunk) => {
    printed += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    printed += chunk;
  });
  await ready(child, () => printed);
  return {
    gateway: `http://localhost:${ports.GATEWAY_PORT}`,
    issuer: `http://localhost:${ports.IDENTITY_PORT}`,
    mailbox: `http://localhost:${ports.MAILBOX_PORT}`,
    databaseUri: `mongodb://127.0.0.1:${ports.DATABASE_PORT}/so_tiem?directConnection=true&retryWrites=false`,
    ports,
    data,
    output: () => printed,
    kill: () => {
      child.kill('SIGKILL');
    },
    async stop() {
      if (child.exitCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGINT');
        await ended;
      }
      if (!environment['SO_TIEM_DATA']) await rm(data, { recursive: true, force: true });
    },
  };
}

function ready(child: ChildProcess, printed: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGINT');
      reject(new Error(`not ready in time:\n${printed()}`));
    }, READY_WITHIN_MS);
    child.once('exit', (code) => reject(new Error(`ended with ${code}:\n${printed()}`)));
    child.on('message', () => {
      clearTimeout(late);
      resolve();
    });
  });
}

/**
 * Free ports below the range that the system hands out by itself: one of those could be taken by any outgoing connection
 * before a process of ours listens on it.
 */
export async function freePorts(): Promise<TestSystem['ports']> {
  for (;;) {
    const base = randomInt(1000, 3000) * 10;
    const ports = PORT_NAMES.map((_, i) => base + i);
    if ((await Promise.all(ports.map(isFree))).every(Boolean))
      return Object.fromEntries(PORT_NAMES.map((name, i) => [name, base + i])) as TestSystem['ports'];
  }
}

export const portVariables = (ports: TestSystem['ports']): Record<string, string> =>
  Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, 'localhost', () => server.close(() => resolve(true)));
  });
}
