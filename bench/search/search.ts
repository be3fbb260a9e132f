/**
 * `npm run bench -- search`: the console's search over everything (Ctrl+K), as the ministry sees it: every complaint, person, office and
 * contact. One person who types, and 16 at a time; alone, and with a busy program on each processor. `BENCH_SIZES` says of how many complaints
 * and people, 1,000,000 unless given; the sample is the queue's.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { connect } from '@so-tiem/database/connection';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import { Pool } from 'undici';
import { Random } from '../../seed/random.ts';
import { openBenchDatabase } from '../database.ts';
import { startIssuer } from '../issuer.ts';
import { ensureBenchSample } from '../sample.ts';
import { startSystem } from '../system.ts';

const SIZES = (process.env['BENCH_SIZES'] ?? '1000000').split(',').map(Number);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 10);
const MANY = 200;
const PORTS = { database: 24_300, issuer: 24_301, gateway: 24_310 };
const TARGET_MS = 150;
const OPERATION = readFileSync('admin/graph/search.graphql', 'utf8');

export async function run(): Promise<void> {
  useTestKeyring();
  const database = await openBenchDatabase(PORTS.database);
  const claims = { name: 'Hoàng Ngọc Lan', role: 'MINISTRY', unit_level: 'COUNTRY', unit_code: 'VN' };
  const issuer = await startIssuer(PORTS.issuer, claims);
  try {
    for (const size of SIZES) await measure(database.uri, size, issuer);
  } finally {
    issuer.close();
  }
}

async function measure(uri: string, size: number, issuer: { issuer: string; token: string }): Promise<void> {
  const prefix = `q${size}`;
  await ensureBenchSample(uri, prefix, size);
  const typed = await typedTexts(uri, prefix);
  const system = await startSystem({ uri, prefix, port: PORTS.gateway, issuer: issuer.issuer });
  const pool = new Pool(`http://127.0.0.1:${PORTS.gateway}`, { connections: 16, pipelining: 1 });
  const ask = async (text: string) => {
    const variables = { text, people: { name: text }, withComplaints: true, withPeople: true, withOffices: true, withAccounts: false };
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${issuer.token}` },
      body: JSON.stringify({ query: OPERATION, variables }),
    });
    const answer = (await body.json()) as { data?: Record<string, { nodes: unknown[] }>; errors?: unknown };
    if (statusCode !== 200 || answer.errors || !answer.data) throw new Error(JSON.stringify(answer).slice(0, 500));
    return Object.values(answer.data).reduce((sum, { nodes }) => sum + nodes.length, 0);
  };
  try {
    let found = 0;
    for (const text of typed) found += (await ask(text)) ? 1 : 0; // also warms up
    console.log(`${size.toLocaleString('en')} complaints and people: ${found} of ${typed.length} searches find something`);
    const rows: Record<string, object> = {};
    for (const isBusy of [false, true]) {
      const stop = isBusy ? keepBusy() : async () => {};
      for (const readers of [1, 16]) {
        const times = await load(typed, ask, readers);
        const at = (part: number) => times[Math.min(Math.floor(times.length * part), times.length - 1)] ?? 0;
        const name = `${readers === 1 ? 'one who types' : `${readers} at a time`}${isBusy ? ', beside busy programs' : ''}`;
        rows[name] = { searches: times.length, 'p50 ms': at(0.5).toFixed(0), 'p95 ms': at(0.95).toFixed(0), 'p99 ms': at(0.99).toFixed(0) };
      }
      await stop();
    }
    console.table(rows);
    console.log(`The target is a p95 under ${TARGET_MS} ms for one who types.`);
  } finally {
    await Promise.all([system.stop(), pool.close()]);
  }
}

/** What people type: of the names in the sample one to three words, the last one as far as it goes; codes; sites. */
async function typedTexts(uri: string, prefix: string): Promise<string[]> {
  const random = new Random(7);
  const connection = await connect(uri, `${prefix}_complaints`);
  try {
    const some = await connection
      .collection('complaints')
      .find({}, { projection: { code: 1, 'complainant.fullName': 1 } })
      .limit(MANY * 20)
      .toArray();
    return Array.from({ length: MANY }, () => {
      const { code, complainant } = random.pick(some) as unknown as { code: string; complainant: { fullName: string } };
      const words = complainant.fullName.split(' ');
      if (random.chance(0.15)) return code;
      if (random.chance(0.15)) return random.pick(['tram y te phuong 1', 'trung tam y te quan', 'benh vien da khoa', 'tram y te xa tan']);
      const from = random.chance(0.5) ? 0 : words.length - 2;
      const text = words.slice(Math.max(0, from)).join(' ');
      return text.slice(0, Math.max(4, text.length - (random.chance(0.5) ? 2 : 0)));
    });
  } finally {
    await connection.close();
  }
}

/** @returns how long each answer took in milliseconds, the shortest first */
async function load(typed: readonly string[], ask: (text: string) => Promise<number>, readers: number): Promise<number[]> {
  const times: number[] = [];
  const until = performance.now() + SECONDS * 1000;
  let next = 0;
  const reader = async () => {
    while (performance.now() < until) {
      const began = performance.now();
      await ask(typed[next++ % typed.length] ?? '');
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return times.sort((one, other) => one - other);
}

/** A program that never rests, for each processor. */
function keepBusy(): () => Promise<void> {
  const workers = Array.from({ length: availableParallelism() }, () => new Worker('for (;;) Math.sqrt(Math.random());', { eval: true }));
  return async () => void (await Promise.all(workers.map((worker) => worker.terminate())));
}
