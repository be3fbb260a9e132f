/** One day of the procedure on the real stack, in minutes, and what came of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '@so-tiem/database/connection';
import type { Connection } from 'mongoose';
import { Agent } from 'undici';
import { processesWith } from '../../test/harness/processes.ts';
import { openDatabaseProcess } from '../database.ts';
import { startIssuer } from '../issuer.ts';
import { startNeighbours } from '../neighbours.ts';
import { childrenOf, cpuSeconds, memoryOf } from '../processes.ts';
import { loadBenchSample } from '../sample.ts';
import { startSystem } from '../system.ts';
import { fileForADay } from './arrivals.ts';
import { judgeStrikes, prepareStrikes } from './escalations.ts';
import { Caller, handle } from './handler.ts';
import { openMailSink } from './mailSink.ts';

const SIZE = 20_000;
const HANDLERS = 200;
const STRIKES = 600;
const THINK_MS = 25_000;
const PORTS = { database: 24_500, issuer: 24_501, smtp: 24_502, gateway: 24_510, second: 24_520 };
const PREFIX = 'procedure';
const GATEWAY = `http://127.0.0.1:${PORTS.gateway}`;
const PROVINCES = ['79', '79', '79', '01', '74', '75'];
/** Until the last mails have arrived. */
const SETTLE_MS = 15_000;
const WARM_UP = 0.25;
/** What memory may differ between the second quarter of the run and the last. */
const FLAT = 1.15;
/** The queue page is back to normal when so many in a row come within so many milliseconds. */
const NORMAL = { times: 5, withinMs: 300, atMostMs: 60_000 };

export interface Day {
  /** Folder of the checkout whose system runs. */
  checkout: string;
  seconds: number;
  /** Times five times the peak day. */
  rate: number;
  /** Busy programs beside it. */
  neighbours: number;
}

export async function runDay({ checkout, seconds, rate, neighbours }: Day): Promise<Record<string, string | number>> {
  const database = await openDatabaseProcess(PORTS.database, checkout);
  const issuer = await startIssuer(PORTS.issuer);
  const dispatcher = new Agent({ connections: 256 });
  const sink = await openMailSink(PORTS.smtp);
  await loadBenchSample(database.uri, PREFIX, SIZE);
  const system = await startSystem({
    uri: database.uri,
    prefix: PREFIX,
    port: PORTS.gateway,
    issuer: issuer.issuer,
    checkout,
    environment: { SMTP_URL: `smtp://127.0.0.1:${PORTS.smtp}`, RATE_LIMIT_ADDRESS: '1000000000' },
    second: { subgraph: 'complaints', port: PORTS.second },
  });
  const connection = await connect(database.uri, `${PREFIX}_complaints`);
  const stopNeighbours = startNeighbours(neighbours, (seconds + 120) * 1000);
  try {
    const due = await prepareStrikes(connection, { count: STRIKES, seconds });
    const caller = new Caller(GATEWAY, dispatcher, checkout);
    const pids = processesWith(`OIDC_ISSUER=${issuer.issuer}`);
    const usage = watchUsage(pids, database.pid);
    let [over, decided] = [false, 0];
    const shifts = Array.from({ length: HANDLERS * rate }, async (_, i) => {
      const claims = { name: `Cán bộ ${i}`, role: 'HANDLER', unit_level: 'PROVINCE', unit_code: PROVINCES[i % PROVINCES.length] ?? '79' };
      const token = await issuer.tokenOf(`bench-${i}`, claims);
      await handle(caller, { token, thinkMs: THINK_MS, isOver: () => over, onDecided: () => void decided++ });
    });
    const end = () => {
      over = true;
    };
    // Five times as many a second as on the peak day of 100,000.
    const perDay = Math.round(((5 * 100_000) / 86_400) * seconds * rate);
    await fileForADay(caller, { perDay, seconds, onOver: end });
    const { cores, databaseCores, memory } = usage.stop();
    stopNeighbours();
    const normalAfterS = await untilNormal(caller, issuer.token);
    await Promise.all(shifts);
    await sleep(SETTLE_MS);
    const { took } = caller;
    const decisions = [...took.resolve, ...took.resolveWithoutCorrection, ...took.reject];
    const late = await reminders(connection, due, sink);
    return {
      neighbours,
      rate,
      filed: took.file.length,
      decided,
      failed: caller.failed,
      refused: caller.refused,
      'given up': caller.givenUp,
      'queue p50 ms': at(took.queue, 0.5),
      'queue p99 ms': at(took.queue, 0.99),
      'decision p50 ms': at(decisions, 0.5),
      'decision p99 ms': at(decisions, 0.99),
      'filing p99 ms': at(took.file, 0.99),
      'all p99 ms': at(Object.values(took).flat(), 0.99),
      ...late,
      cores: cores.toFixed(2),
      'of them database': databaseCores.toFixed(2),
      'CPU ms a decision': decided ? ((cores * seconds * 1000) / decided).toFixed(0) : '-',
      'normal after s': normalAfterS.toFixed(1),
      memory,
    };
  } finally {
    stopNeighbours();
    await connection.close();
    await dispatcher.destroy();
    await system.stop();
    await sink.close();
    issuer.close();
    await database.stop();
  }
}

/** Processor time of the system and of its database, and the memory of the system's processes. */
function watchUsage(pids: readonly number[], databasePid: number | undefined) {
  const ofDatabase = () => (databasePid ? [databasePid, ...childrenOf(databasePid).flatMap((pid) => [pid, ...childrenOf(pid)])] : []);
  const used = () => [cpuSeconds(pids), cpuSeconds(ofDatabase(), { withChildren: true })] as const;
  const [[systemBefore, databaseBefore], began] = [used(), performance.now()];
  const memory: number[] = [];
  const watching = setInterval(() => memory.push(pids.reduce((sum, pid) => sum + memoryOf(pid), 0)), 1000);
  return {
    stop: () => {
      clearInterval(watching);
      const [system, database] = used();
      const seconds = (performance.now() - began) / 1000;
      const mean = (from: number, until: number) =>
        average(memory.slice(Math.floor(from * memory.length), Math.floor(until * memory.length)));
      const [early, late] = [mean(WARM_UP, 2 * WARM_UP), mean(1 - WARM_UP, 1)];
      const databaseCores = (database - databaseBefore) / seconds;
      return {
        cores: (system - systemBefore) / seconds + databaseCores,
        databaseCores,
        memory: `${early.toFixed(0)} to ${late.toFixed(0)} MB, ${late / early < FLAT ? 'flat' : 'GROWS'}`,
      };
    },
  };
}

/** Seconds until the page that handlers work on comes as on any other day. */
async function untilNormal(caller: Caller, token: string): Promise<number> {
  const began = performance.now();
  for (let inARow = 0; inARow < NORMAL.times && performance.now() - began < NORMAL.atMostMs; ) {
    const asked = performance.now();
    await caller.ask('queue', { filter: { scope: 'UNASSIGNED' }, first: 25 }, token);
    inARow = performance.now() - asked < NORMAL.withinMs ? inARow + 1 : 0;
  }
  return (performance.now() - began) / 1000;
}

async function reminders(connection: Connection, ...rest: Parameters<typeof judgeStrikes> extends [unknown, ...infer Rest] ? Rest : never) {
  const told = await judgeStrikes(connection, ...rest);
  return {
    'marks missed': told.missed,
    'latest reminder s': told['longest wait, s'],
    'told twice': told.double + told['mails sent twice'],
    'mails not come': told['notices whose mail did not come'],
  };
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function at(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(1);
}
