/**
 * `npm run bench -- gateway`: our gateway as it ships (signing in, limits), Apollo's stock gateway, Hive Gateway and a
 * monolith, on the same subgraphs and operations, in rounds that take turns, so that a busy machine is busy for all.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startTestDatabase } from '@so-tiem/database/testing/testDatabase';
import { startIssuer } from '../issuer.ts';
import { median } from '../median.ts';
import { installPeers, peerFile } from '../peers.ts';
import { makeGraph } from './graphOfObjects.ts';
import { HISTORY, QUEUE } from './operations.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 3);
const CONNECTIONS = 32;
/** The gateway under load has a core of its own, so that what drives it and what stands behind it do not slow it down. */
const [GATEWAYS, THE_REST] = availableParallelism() > 1 ? ['0', `1-${availableParallelism() - 1}`] : ['0', '0'];
/** A folder for CPU profiles of all processes, to be opened with a browser's developer tools. */
const PROFILE = process.env['BENCH_PROFILE'];
const PROFILING = PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`] : [];
const PORTS = { subgraphs: 24_100, issuer: 24_110, ours: 24_120, stock: 24_121, hive: 24_122, monolith: 24_123 };

type Peer = 'ours' | 'stock' | 'hive' | 'monolith';
type Operation = 'history' | 'queue';
interface Sample {
  rps: number;
  p50: number;
  p99: number;
  /** Processor time of the gateway for one request, in microseconds: what a busy neighbour disturbs least. */
  cpu: number;
}
interface LoadResult {
  requests: { average: number; total: number };
  latency: { p50: number; p99: number };
  errors: number;
  non2xx: number;
}

export async function run(): Promise<void> {
  installPeers();
  const only = (process.env['BENCH_PEERS'] ?? 'ours,stock,hive,monolith').split(',') as Peer[];
  const folder = mkdtempSync(join(tmpdir(), 'so-tiem-bench-'));
  const children: ChildProcess[] = [];
  const issuer = await startIssuer(PORTS.issuer);
  const database = await startTestDatabase();
  try {
    const start = (script: string, words: string[], environment: Record<string, string> = {}, ipc = true) => {
      const child = spawn(
        'taskset',
        ['-c', GATEWAYS, process.execPath, ...PROFILING, '--disable-warning=ExperimentalWarning', script, ...words],
        {
          env: { ...process.env, ...environment },
          stdio: ['ignore', process.env['BENCH_LOG'] ? 'inherit' : 'ignore', 'inherit', ...(ipc ? (['ipc'] as const) : [])],
        },
      );
      children.push(child);
      return child;
    };
    const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));
    pin(process.pid, THE_REST);
    const subgraphs = start(here('subgraphs.ts'), [String(PORTS.subgraphs)]);
    pin(subgraphs.pid, THE_REST);
    const supergraph = join(folder, 'supergraph.graphql');
    const addresses = Object.fromEntries(
      ['citizens', 'doses', 'facilities', 'complaints'].map((name, i) => [name, `http://127.0.0.1:${PORTS.subgraphs + i}`]),
    );
    writeFileSync(
      supergraph,
      readFileSync('supergraph.graphql', 'utf8').replace(
        /http:\/\/(\w+)\.invalid\/graphql/g,
        (_, name: string) => `${addresses[name]}/graphql`,
      ),
    );
    const { privateKey } = generateKeyPairSync('ed25519');
    const processes: Record<Peer, () => ChildProcess> = {
      ours: () =>
        start('--max-semi-space-size=64', ['gateway/main.ts'], {
          NODE_ENV: 'development', // what is asked here is no page's operation
          PORT: String(PORTS.ours),
          LOG_LEVEL: 'warn',
          MONGODB_URI: database.uri,
          RATE_LIMIT_USER: '1000000000',
          OIDC_ISSUER: `http://127.0.0.1:${PORTS.issuer}`,
          GATEWAY_IDENTITY_PRIVATE_KEY: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
          ...Object.fromEntries(Object.entries(addresses).map(([name, url]) => [`${name.toUpperCase()}_URL`, url])),
        }),
      stock: () => start(here('stock.ts'), [String(PORTS.stock), supergraph], { NODE_ENV: 'production' }),
      hive: () =>
        start(
          peerFile('@graphql-hive/gateway/dist/bin.js'),
          ['supergraph', supergraph, '--port', String(PORTS.hive), '--host', '127.0.0.1', '--fork', '1'],
          { NODE_ENV: 'production', LOG_LEVEL: 'error' },
          false,
        ),
      monolith: () => start(here('monolith.ts'), [String(PORTS.monolith)], { NODE_ENV: 'production' }),
    };
    const running = Object.fromEntries(only.map((peer) => [peer, processes[peer]()])) as Record<Peer, ChildProcess>;

    const { citizenIds } = makeGraph();
    const bodies: Record<Operation, string[]> = {
      history: citizenIds.slice(0, 200).map((id) => JSON.stringify({ query: HISTORY, variables: { id } })),
      queue: [JSON.stringify({ query: QUEUE, variables: { first: 25 } })],
    };
    const ask = async (peer: Peer, body: string) =>
      await fetch(`http://127.0.0.1:${PORTS[peer]}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${issuer.token}` },
        body,
      }).then((answer) => answer.json());
    await sameAnswers(only, bodies, ask);

    const samples = new Map<string, Sample[]>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const operation of ['history', 'queue'] as const) {
        for (const peer of only) {
          await load(PORTS[peer], issuer.token, bodies[operation], 1); // warm
          const before = cpuOf(running[peer]);
          const { requests, latency } = await load(PORTS[peer], issuer.token, bodies[operation], SECONDS);
          const cpu = (cpuOf(running[peer]) - before) / requests.total;
          const sample = { rps: requests.average, p50: latency.p50, p99: latency.p99, cpu };
          samples.set(`${operation} ${peer}`, [...(samples.get(`${operation} ${peer}`) ?? []), sample]);
        }
      }
    }
    report(only, samples, running);
  } finally {
    for (const child of children) child.kill('SIGTERM');
    issuer.close();
    await sleep(1000);
    for (const child of children) child.kill('SIGKILL');
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A benchmark of wrong answers says nothing: every peer answers the same, and without errors. */
async function sameAnswers(
  peers: Peer[],
  bodies: Record<Operation, string[]>,
  ask: (peer: Peer, body: string) => Promise<unknown>,
): Promise<void> {
  const [reference = 'ours'] = peers;
  for (const operation of ['history', 'queue'] as const) {
    const body = bodies[operation][0] ?? '';
    let expected = '';
    for (const peer of [reference, ...peers]) {
      let answer = '';
      for (let tries = 0; tries < 300; tries++) {
        answer = await ask(peer, body).then(JSON.stringify, (error) => String(error.cause ?? error));
        if (answer.startsWith('{"data"') && !answer.includes('"errors"')) break;
        await sleep(200);
      }
      expected ||= answer;
      if (!answer.startsWith('{"data"') || answer.length < 500 || answer !== expected)
        throw new Error(`${peer} answers ${operation} otherwise:\n${answer.slice(0, 600)}\n${expected.slice(0, 600)}`);
    }
  }
}

async function load(port: number, token: string, bodies: string[], duration: number): Promise<LoadResult> {
  const { default: autocannon }: { default: (options: object) => Promise<LoadResult> } = await import(peerFile('autocannon/autocannon.js'));
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/graphql`,
    connections: CONNECTIONS,
    duration,
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    requests: bodies.map((body) => ({ body })),
  });
  if (result.errors || result.non2xx) throw new Error(`${result.errors} errors, ${result.non2xx} answers other than 2xx`);
  return result;
}

function report(peers: Peer[], samples: Map<string, Sample[]>, running: Record<Peer, ChildProcess>): void {
  for (const operation of ['history', 'queue'] as const) {
    const of = (peer: Peer, part: keyof Sample) => median((samples.get(`${operation} ${peer}`) ?? []).map((sample) => sample[part]));
    console.log(`\n${operation}`);
    console.table(
      Object.fromEntries(
        peers.map((peer) => [
          peer,
          {
            'requests/s': Math.round(of(peer, 'rps')),
            'p50 ms': of(peer, 'p50'),
            'p99 ms': of(peer, 'p99'),
            'CPU µs/request': Math.round(of(peer, 'cpu')),
            'memory MB': memoryOf(running[peer]),
            'ours × (requests/s)': Number((of('ours', 'rps') / of(peer, 'rps')).toFixed(2)),
            'ours × (CPU)': Number((of(peer, 'cpu') / of('ours', 'cpu')).toFixed(2)),
          },
        ]),
      ),
    );
  }
}

const pin = (pid: number | undefined, cores: string) =>
  execFileSync('taskset', ['-a', '-p', '-c', cores, String(pid)], { stdio: 'ignore' });

/** Resident memory in MB, of the process and of those that it started. */
const memoryOf = ({ pid }: ChildProcess): number =>
  Math.round(sum(pid ?? 0, (process) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1] ?? 0) / 1024));

/** Processor time so far in microseconds, of the process and of those that it started. */
const cpuOf = ({ pid }: ChildProcess): number =>
  sum(pid ?? 0, (process) => {
    const [, rest = ''] = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ');
    const [user, system] = rest.split(' ').slice(11, 13).map(Number);
    return ((user ?? 0) + (system ?? 0)) * 10_000; // a hundred ticks a second
  });

function sum(process: number, of: (process: number) => number): number {
  const children = readFileSync(`/proc/${process}/task/${process}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  return of(process) + children.reduce((total, child) => total + sum(child, of), 0);
}
