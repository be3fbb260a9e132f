/**
 * `npm run bench -- procedure`: a day on the real stack, in minutes. Complaints come in as over a day, 200 handlers work the queue with
 * the console's own operations, the clock runs in two processes at the same time. How much gets done, how long the queue takes to
 * show, whether each reminder is told once and in time, whether memory stays what it was.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@so-tiem/database/connection';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import { Agent } from 'undici';
import { loadSample } from '../../test/sample/load.ts';
import { processesWith } from '../../test/system/processes.ts';
import { openBenchDatabase } from '../database.ts';
import { startIssuer } from '../issuer.ts';
import { cpuSeconds, memoryOf } from '../processes.ts';
import { startSystem } from '../system.ts';
import { fileForADay } from './arrivals.ts';
import { Caller, handle } from './handler.ts';
import { openMailSink } from './mailSink.ts';
import { judgeStrikes, prepareStrikes } from './strikes.ts';

const SIZE = 20_000;
const HANDLERS = 200;
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 180);
/** Five times as many a second as on the peak day of 100,000. */
const PER_DAY = Math.round(((5 * 100_000) / 86_400) * SECONDS);
const STRIKES = 600;
const THINK_MS = 25_000;
const PORTS = { database: 24_500, issuer: 24_501, smtp: 24_502, gateway: 24_510, second: 24_520 };
const SEED = 9458;
const PREFIX = 'procedure';
const GATEWAY = `http://127.0.0.1:${PORTS.gateway}`;
const PROVINCES = ['79', '79', '79', '01', '74', '75'];
/** Until the last mails have arrived. */
const SETTLE_MS = 15_000;
const WARM_UP = 0.25;
/** What memory may differ between the second quarter of the run and the last. */
const FLAT = 1.15;

export async function run(): Promise<void> {
  useTestKeyring();
  const database = await openBenchDatabase(PORTS.database);
  const issuer = await startIssuer(PORTS.issuer);
  const dispatcher = new Agent({ connections: 256 });
  const sink = await openMailSink(PORTS.smtp);
  const [uri, prefix] = [database.uri, PREFIX];
  await loadSample({ uri, prefix, seed: SEED, people: SIZE, complaints: SIZE, photos: 0, now: new Date() });
  const system = await startSystem({
    uri,
    prefix,
    port: PORTS.gateway,
    issuer: issuer.issuer,
    environment: { SMTP_URL: `smtp://127.0.0.1:${PORTS.smtp}`, RATE_LIMIT_ADDRESS: '1000000000' },
    second: { subgraph: 'complaints', port: PORTS.second },
  });
  const connection = await connect(uri, `${prefix}_complaints`);
  try {
    const due = await prepareStrikes(connection, { count: STRIKES, seconds: SECONDS });
    const caller = new Caller(GATEWAY, dispatcher);
    const pids = processesWith(`OIDC_ISSUER=${issuer.issuer}`);
    const memory: number[] = [];
    const watching = setInterval(() => memory.push(pids.reduce((sum, pid) => sum + memoryOf(pid), 0)), 1000);
    const [cpuBefore, began] = [cpuSeconds(pids), performance.now()];
    let [over, decided] = [false, 0];
    const shifts = Array.from({ length: HANDLERS }, async (_, i) => {
      const claims = { name: `Cán bộ ${i}`, role: 'HANDLER', unit_level: 'PROVINCE', unit_code: PROVINCES[i % PROVINCES.length] ?? '79' };
      const token = await issuer.tokenOf(`bench-${i}`, claims);
      await handle(caller, { token, thinkMs: THINK_MS, isOver: () => over, onDecided: () => void decided++ });
    });
    await fileForADay(caller, { perDay: PER_DAY, seconds: SECONDS });
    over = true;
    const seconds = (performance.now() - began) / 1000;
    const cores = (cpuSeconds(pids) - cpuBefore) / seconds;
    await Promise.all(shifts);
    clearInterval(watching);
    await sleep(SETTLE_MS);

    const filed = caller.took.file.length;
    console.log(
      `A day in ${seconds.toFixed(0)} s: ${filed} complaints filed, ${decided} decided by ${HANDLERS} handlers, ${caller.failed} failures`,
    );
    console.log(
      `${(filed / seconds).toFixed(1)} filed a second, ${(filed / seconds / (100_000 / 86_400)).toFixed(1)} times the peak day's 100,000; ` +
        `${(decided / seconds).toFixed(1)} decided a second; ${cores.toFixed(2)} cores for the gateway and the subgraphs`,
    );
    console.table(
      Object.fromEntries(
        Object.entries(caller.took).map(([step, took]) => [
          step,
          { times: took.length, 'p50 ms': at(took, 0.5), 'p99 ms': at(took, 0.99) },
        ]),
      ),
    );
    console.table({ reminders: await judgeStrikes(connection, due, sink) });
    const mean = (from: number, until: number) =>
      average(memory.slice(Math.floor(from * memory.length), Math.floor(until * memory.length)));
    const [early, late] = [mean(WARM_UP, 2 * WARM_UP), mean(1 - WARM_UP, 1)];
    console.log(
      `Memory of all processes: ${early.toFixed(0)} MB in the second quarter, ${late.toFixed(0)} MB in the last: ${late / early < FLAT ? 'flat' : 'GROWS'}`,
    );
  } finally {
    await connection.close();
    await dispatcher.destroy();
    await system.stop();
    await sink.close();
    issuer.close();
  }
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function at(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
}
