/**
 * `npm run bench -- cost`: what each main operation costs, from the click to the commit: processor time by process, commands that reach
 * the database and their bytes, transactions and for how long they stay open. One operation after the other, nothing beside it; what the
 * processes do by themselves meanwhile is measured first and taken off.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { connect } from '@so-tiem/database/connection';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import type { Connection } from 'mongoose';
import { Agent } from 'undici';
import { DEMO_PARTNER } from '../../seed/accounts.ts';
import { SUBGRAPH_NAMES } from '../../subgraphs/list.ts';
import { processWith } from '../../test/harness/processes.ts';
import { openDatabaseProcess } from '../database.ts';
import { startIssuer } from '../issuer.ts';
import { complaint as claim } from '../procedure/arrivals.ts';
import { Caller } from '../procedure/handler.ts';
import { openMailSink } from '../procedure/mailSink.ts';
import { childrenOf, cpuSeconds } from '../processes.ts';
import { ensureBenchSample } from '../sample.ts';
import { startSystem } from '../system.ts';
import { prepareBare } from './bare.ts';

const SIZE = 20_000;
const PREFIX = 'cost';
const TIMES = Number(process.env['BENCH_TIMES'] ?? 100);
/** One operation alone, and a folder for CPU profiles of the subgraphs, to be opened with a browser's developer tools. */
const ONLY = process.env['BENCH_ONLY'];
const PROFILE = process.env['BENCH_PROFILE'];
const IDLE_SECONDS = 5;
const MAX_WAIT_MS = 60_000;
const PORTS = { database: 24_600, issuer: 24_601, smtp: 24_602, gateway: 24_610 };
const GATEWAY = `http://127.0.0.1:${PORTS.gateway}`;
const HANDLER = { name: 'Trần Thị Hạnh', role: 'HANDLER', unit_level: 'PROVINCE', unit_code: '79' };

/** Of the processes, in the order of a request. */
const PROCESSES = ['gateway', ...SUBGRAPH_NAMES, 'wire gateway', 'PostgreSQL'] as const;
type Process = (typeof PROCESSES)[number];

interface Reading {
  cpu: Record<string, number>;
  commands: number;
  bytes: number;
  transactions: number;
  openMs: number;
  at: number;
}

/** A way to do it once; what it needs first is made beside the measurement. */
type Operation = { prepare?: () => Promise<unknown>; run: (prepared: unknown) => Promise<unknown> };

export async function run(): Promise<void> {
  useTestKeyring();
  const database = await openDatabaseProcess(PORTS.database, fileURLToPath(new URL('../..', import.meta.url)));
  const { uri } = database;
  const issuer = await startIssuer(PORTS.issuer, HANDLER);
  const mail = await openMailSink(PORTS.smtp);
  const dispatcher = new Agent({ connections: 8 });
  await ensureBenchSample(uri, PREFIX, SIZE);
  const system = await startSystem({
    uri,
    prefix: PREFIX,
    port: PORTS.gateway,
    issuer: issuer.issuer,
    subgraphArguments: PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${PROFILE}`] : [],
    environment: { SMTP_URL: `smtp://127.0.0.1:${PORTS.smtp}`, RATE_LIMIT_ADDRESS: '1000000000' },
  });
  const connection = await connect(uri, `${PREFIX}_complaints`);
  try {
    const pids = pidsOf();
    const reader = () => read(connection, pids);
    const caller = new Caller(GATEWAY, dispatcher);
    const operations = Object.fromEntries(Object.entries(await operationsOf(caller, issuer)).filter(([name]) => !ONLY || name === ONLY));
    for (const { prepare, run } of Object.values(operations)) for (let i = 0; i < 20; i++) await run(await prepare?.()); // warm
    await sleep(2000);
    await untilDone(connection);
    const idle = await idleOf(reader);
    const rows: Record<string, Awaited<ReturnType<typeof costOf>>> = {};
    for (const [name, operation] of Object.entries(operations)) rows[name] = await costOf(operation, reader, idle);
    console.table(rows);
    if (!ONLY) await printRatio(rows, connection, pids);
    if (caller.failed) throw new Error(`${caller.failed} operations failed`);
  } finally {
    await connection.close();
    await dispatcher.destroy();
    await system.stop();
    issuer.close();
    await mail.close();
    await database.stop();
  }
}

/** As a partner's app asks it (docs/partners). */
const HISTORY = `query History($personalId: ID!, $fullName: String!, $dateOfBirth: PartialDate!) {
  doseHistory(personalId: $personalId, fullName: $fullName, dateOfBirth: $dateOfBirth) {
    fullName identityStatus doses { doseNumber injectedOn lotNumber vaccine { product manufacturer } site { name province { name } } }
  }
}`;
const PERSON = { personalId: '079190000001', fullName: 'Nguyễn Thị Minh Tâm', dateOfBirth: '1990-05-20' };

async function operationsOf(
  caller: Caller,
  { token, tokenOf }: Awaited<ReturnType<typeof startIssuer>>,
): Promise<Record<string, Operation>> {
  const partner = await tokenOf(DEMO_PARTNER.id, { role: 'PARTNER', client_id: DEMO_PARTNER.id, scope: 'doses:read' });
  const administrator = await tokenOf('bench-administrator', {
    name: 'Quản trị',
    role: 'ADMINISTRATOR',
    unit_level: 'COUNTRY',
    unit_code: 'VN',
  });
  const page = { filter: { scope: 'UNASSIGNED' }, first: 25 };
  let after: string | null = null;
  let waiting: { id: string; version: number }[] = [];
  /** One after the other of those that nobody has, each once. */
  const next = async () => {
    if (!waiting.length) {
      const { nodes, pageInfo } = (await caller.ask('queue', { ...page, first: 100, after }, token)).complaints;
      [waiting, after] = [nodes, pageInfo.endCursor];
    }
    const [one] = waiting.splice(0, 1);
    if (!one) throw new Error('no complaint is left that nobody has: remove .data/bench');
    const { id, version } = one;
    return { id, version };
  };
  const taken = async () => (await caller.ask('claim', { input: await next() }, token)).claimComplaint.complaint;
  const toCorrect = async () => {
    for (;;) {
      const { id } = await next();
      const { complaint } = await caller.ask('open', { id }, token);
      const [dose] = complaint?.claimedDoses ?? [];
      if (!dose || !complaint.site || !complaint.citizen || complaint.kind !== 'DOSE_MISSING') continue;
      const { doseNumber, injectedOn, lotNumber, vaccine } = dose;
      const recordDose = { doseNumber, injectedOn, lotNumber, siteCode: complaint.site.code, vaccineCode: vaccine?.code ?? 'COMIRNATY' };
      return { id, version: complaint.version, recordDose };
    }
  };
  return {
    'queue page': { run: () => caller.ask('queue', page, token) },
    counts: { run: () => caller.ask('counts', { filter: {} }, token) },
    open: { prepare: next, run: (one) => caller.ask('open', { id: (one as { id: string }).id }, token) },
    claim: { prepare: next, run: (input) => caller.ask('claim', { input }, token) },
    resolve: { prepare: toCorrect, run: (input) => caller.ask('resolve', { input }, token) },
    reject: {
      prepare: async () => {
        const { id, version } = await taken();
        return { id, version, rejectionReason: 'PHOTO_BLURRED' };
      },
      run: (input) => caller.ask('reject', { input }, token),
    },
    'dose history': { run: () => caller.askText(HISTORY, PERSON, partner) },
    'contact page': { run: () => caller.ask('contacts', { filter: {}, first: 50 }, administrator) },
    file: { prepare: async () => ({ ...claim(), idempotencyKey: randomUUID() }), run: (input) => caller.ask('file', { input }) },
  };
}

/** What a complaint costs on its way from filing to decision, as a handler works on it. */
const DECIDED = ['file', 'queue page', 'counts', 'claim', 'open', 'resolve'];

async function printRatio(
  rows: Record<string, Awaited<ReturnType<typeof costOf>>>,
  connection: Connection,
  pids: Record<Process, () => number[]>,
): Promise<void> {
  const ours = DECIDED.reduce((sum, name) => sum + Number(rows[name]?.['CPU ms'] ?? Number.NaN), 0);
  const { times, once } = await prepareBare(connection.getClient(), PREFIX, TIMES);
  const used = () => cpuSeconds([process.pid, ...pids['wire gateway']()]) + cpuSeconds(pids.PostgreSQL(), { withChildren: true });
  const warm = Math.floor(times / 4);
  for (let i = 0; i < warm; i++) await once();
  const before = used();
  for (let i = warm; i < times; i++) await once();
  const bare = ((used() - before) * 1000) / (times - warm);
  console.log(
    `A complaint from filing to decision: ${ours.toFixed(0)} ms of processor time in all processes; the same documents read and written ` +
      `with the driver alone: ${bare.toFixed(0)} ms (${times - warm} times, the driver's process included); ratio ${(ours / bare).toFixed(1)}`,
  );
}

async function costOf({ prepare, run }: Operation, reader: () => Promise<Reading>, idle: Reading) {
  const prepared: unknown[] = [];
  for (let i = 0; i < TIMES; i++) prepared.push(await prepare?.());
  await sleep(1500); // until what followed from the preparation is done
  const before = await reader();
  for (const one of prepared) await run(one);
  const took = performance.now() - before.at;
  await sleep(1500); // and until what follows from the operations is
  const after = await reader();
  const seconds = (after.at - before.at) / 1000;
  const per = (of: (reading: Reading) => number) => (of(after) - of(before) - of(idle) * seconds) / TIMES;
  const cpu = PROCESSES.map((name) => [name, per((reading) => (reading.cpu[name] ?? 0) * 1000)] as const);
  return {
    ms: (took / TIMES).toFixed(1),
    'CPU ms': cpu.reduce((sum, [, ms]) => sum + ms, 0).toFixed(1),
    ...Object.fromEntries(cpu.map(([name, ms]) => [name, ms.toFixed(1)])),
    commands: per(({ commands }) => commands).toFixed(1),
    KB: (per(({ bytes }) => bytes) / 1000).toFixed(1),
    transactions: per(({ transactions }) => transactions).toFixed(1),
    'open ms': per(({ openMs }) => openMs).toFixed(1),
  };
}

/** Until the mails and jobs of an earlier run are through. */
/** @throws Error where jobs go on for longer than they may */
async function untilDone({ db }: Connection): Promise<void> {
  const until = Date.now() + MAX_WAIT_MS;
  while (await db?.collection('outbox').countDocuments({ doneAt: null, deadAt: null }, { limit: 1 })) {
    if (Date.now() > until) throw new Error('jobs of the sample do not come to an end; LOG_LEVEL=warn says why');
    await sleep(1000);
  }
}

/** What happens by itself, a second. */
async function idleOf(reader: () => Promise<Reading>): Promise<Reading> {
  const before = await reader();
  await sleep(IDLE_SECONDS * 1000);
  const after = await reader();
  const each = (of: (reading: Reading) => number) => (of(after) - of(before)) / IDLE_SECONDS;
  return {
    cpu: Object.fromEntries(PROCESSES.map((name) => [name, each(({ cpu }) => cpu[name] ?? 0)])),
    commands: each(({ commands }) => commands),
    bytes: each(({ bytes }) => bytes),
    transactions: each(({ transactions }) => transactions),
    openMs: each(({ openMs }) => openMs),
    at: 0,
  };
}

function pidsOf(): Record<Process, () => number[]> {
  const own = (port: number) => [processWith(`PORT=${port}`)];
  const wire = processWith(`DATABASE_PORT=${PORTS.database}`);
  const ids: Record<string, number[]> = {
    gateway: own(PORTS.gateway),
    ...Object.fromEntries(SUBGRAPH_NAMES.map((name, i) => [name, own(PORTS.gateway + 1 + i)])),
    'wire gateway': [wire],
  };
  return Object.fromEntries(
    PROCESSES.map((name) => [
      name,
      name === 'PostgreSQL' ? () => childrenOf(wire).flatMap((pid) => [pid, ...childrenOf(pid)]) : () => ids[name] ?? [],
    ]),
  ) as Record<Process, () => number[]>;
}

interface ServerStatus {
  network: { numRequests: number; bytesIn: number; bytesOut: number };
  transactions: { totalStarted: number; openMs?: number };
}

/** `serverStatus` is MongoDB's own; how long transactions stay open is told by the wire gateway alone. */
async function read(connection: Connection, pids: Record<Process, () => number[]>): Promise<Reading> {
  const { network, transactions } = (await connection.getClient().db('admin').command({ serverStatus: 1 })) as ServerStatus;
  return {
    cpu: Object.fromEntries(PROCESSES.map((name) => [name, cpuSeconds(pids[name](), { withChildren: name === 'PostgreSQL' })])),
    commands: Number(network.numRequests),
    bytes: Number(network.bytesIn) + Number(network.bytesOut),
    transactions: Number(transactions.totalStarted),
    openMs: Number(transactions.openMs ?? 0),
    at: performance.now(),
  };
}
