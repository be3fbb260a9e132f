/**
 * `npm run bench -- audit`: what keeping looks on record costs the queue page. Two systems as they ship on one sample, one whose
 * subgraphs note no looks, asked in turns, by one reader and by sixteen.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { connect } from '@so-tiem/database/connection';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import { Pool } from 'undici';
import { openBenchDatabase } from '../database.ts';
import { startIssuer } from '../issuer.ts';
import { median } from '../median.ts';
import { ensureBenchSample } from '../sample.ts';
import { startSystem } from '../system.ts';

const SIZE = 10_000;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 15);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 2);
const READERS = [1, 16];
/** A console shows the page anew every few seconds, which is one look a minute; or nobody looks twice, and each is put on record. */
const READS = ['one account, again', 'another account each time'] as const;
const ACCOUNTS = 4000;
const PORTS = { database: 24_300, issuer: 24_301, with: 24_310, without: 24_320 };
const QUEUE = /^query Queue\([\s\S]*?^}/m.exec(readFileSync('admin/graph/complaints.graphql', 'utf8'))?.[0] ?? '';
const CLAIMS = { name: 'Trần Thị Hạnh', role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '79' };

type Way = 'with' | 'without';

export async function run(): Promise<void> {
  useTestKeyring();
  const database = await openBenchDatabase(PORTS.database);
  const issuer = await startIssuer(PORTS.issuer, CLAIMS);
  const stops: (() => Promise<unknown>)[] = [];
  try {
    const { uri } = database;
    const prefix = `q${SIZE}`;
    await ensureBenchSample(uri, prefix, SIZE);
    const trail = await connect(uri, `${prefix}_audit`);
    await trail.dropDatabase(); // each run begins a trail of its own
    await trail.close();
    const others = await Promise.all(Array.from({ length: ACCOUNTS }, (_, i) => issuer.tokenOf(`bench-${i}`)));
    const ask = {} as Record<Way, (look: (typeof READS)[number]) => Promise<void>>;
    for (const way of ['with', 'without'] as const) {
      const preload = fileURLToPath(new URL('./withoutReads.ts', import.meta.url));
      const system = await startSystem({
        uri,
        prefix,
        port: PORTS[way],
        issuer: issuer.issuer,
        subgraphArguments: way === 'without' ? ['--import', preload] : [],
      });
      const pool = new Pool(`http://127.0.0.1:${PORTS[way]}`, { connections: Math.max(...READERS), pipelining: 1 });
      stops.push(() => pool.close(), system.stop);
      const body = JSON.stringify({ query: QUEUE, variables: { filter: { scope: 'UNASSIGNED' }, first: 25 } });
      let next = 0;
      ask[way] = async (look) => {
        const token = look === 'one account, again' ? issuer.token : others[next++ % others.length];
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
        const answer = await pool.request({ method: 'POST', path: '/graphql', headers, body });
        const { data, errors } = (await answer.body.json()) as { data: { complaints: { nodes: unknown[] } }; errors?: unknown };
        if (errors || !data.complaints.nodes.length) throw new Error(JSON.stringify(errors));
      };
    }
    for (const way of ['with', 'without'] as const) for (const look of READS) await load(() => ask[way](look), 4); // warm
    const table: Record<string, Record<string, string>> = {};
    for (const [readers, look] of READERS.flatMap((each) => READS.map((kind) => [each, kind] as const))) {
      const times: Record<Way, number[]> = { with: [], without: [] };
      const ratios: number[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const order: Way[] = round % 2 ? ['with', 'without'] : ['without', 'with'];
        const found = {} as Record<Way, number>;
        for (const way of order) found[way] = await load(() => ask[way](look), readers);
        times.with.push(found.with);
        times.without.push(found.without);
        ratios.push(found.with / found.without);
      }
      table[`${look}, ${readers} reader${readers > 1 ? 's' : ''}`] = {
        'ms with': median(times.with).toFixed(2),
        'ms without': median(times.without).toFixed(2),
        'ratio, median of rounds': median(ratios).toFixed(3),
      };
    }
    console.table(table);
  } finally {
    for (const stop of stops) await stop();
    issuer.close();
  }
}

/** @returns the mean time of an answer in milliseconds: of a closed loop also its throughput */
async function load(ask: () => Promise<void>, readers: number): Promise<number> {
  let answers = 0;
  const began = performance.now();
  const until = began + SECONDS * 1000;
  const reader = async () => {
    for (; performance.now() < until; answers++) await ask();
  };
  await Promise.all(Array.from({ length: readers }, reader));
  return ((performance.now() - began) * readers) / answers;
}
