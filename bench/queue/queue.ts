/**
 * `npm run bench -- queue`: the queue through the gateway against the same reads made directly with mongoose, at 10,000
 * and at 1,000,000 complaints, 16 readers at a time, in rounds that take turns, so that a busy machine is busy for all.
 * The samples are loaded once into `.data/bench`; the large one takes some ten minutes and 10 GB.
 */
import { readFileSync } from 'node:fs';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import { Pool } from 'undici';
import { openBenchDatabase } from '../database.ts';
import { startIssuer } from '../issuer.ts';
import { median } from '../median.ts';
import { ensureBenchSample } from '../sample.ts';
import { startSystem } from '../system.ts';
import { type DirectReads, openDirectReads } from './directReads.ts';
import { KINDS, type Kind, makeQuestions, type Question } from './questions.ts';

const SIZES = (process.env['BENCH_SIZES'] ?? '10000,1000000').split(',').map(Number);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 2);
const READERS = 16;
const PORTS = { database: 24_200, issuer: 24_201, gateways: 24_210 };
const staff: Staff = { kind: 'staff', id: 'bench', name: 'Hoàng Ngọc Lan', role: 'MINISTRY', unit: { level: 'COUNTRY', code: 'VN' } };
/** The console's own operations. */
const operations = readFileSync('admin/graph/complaints.graphql', 'utf8');
const operation = (name: string) => new RegExp(`^query ${name}\\([\\s\\S]*?^}`, 'm').exec(operations)?.[0] ?? '';
const [QUEUE, COUNTS] = [operation('Queue'), operation('QueueCounts')];

type Reader = (question: Question) => Promise<number>;
type Way = 'gateway' | 'mongoose';
interface Subject {
  size: number;
  questions: Record<Kind, Question[]>;
  readers: Record<Way, Reader>;
  close: () => Promise<unknown>;
}

export async function run(): Promise<void> {
  useTestKeyring();
  const database = await openBenchDatabase(PORTS.database);
  const issuer = await startIssuer(PORTS.issuer, {
    name: staff.name,
    role: staff.role,
    unit_level: staff.unit.level,
    unit_code: staff.unit.code,
  });
  const subjects: Subject[] = [];
  try {
    for (const [i, size] of SIZES.entries()) subjects.push(await open(database.uri, size, PORTS.gateways + 10 * i, issuer));
    for (const subject of subjects) await sameAnswers(subject);
    const medians = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round++) {
      for (const kind of KINDS) {
        for (const subject of subjects) {
          for (const way of ['mongoose', 'gateway'] as const) {
            const key = `${kind} ${way} ${subject.size}`;
            medians.set(key, [...(medians.get(key) ?? []), await load(subject, way, kind)]);
          }
        }
      }
    }
    report(medians);
  } finally {
    await Promise.all(subjects.map((subject) => subject.close()));
    issuer.close();
  }
}

async function open(uri: string, size: number, port: number, issuer: { issuer: string; token: string }): Promise<Subject> {
  const prefix = `q${size}`;
  await ensureBenchSample(uri, prefix, size);
  const direct: DirectReads = await openDirectReads(uri, prefix, staff);
  const system = await startSystem({ uri, prefix, port, issuer: issuer.issuer });
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: READERS, pipelining: 1 });
  const throughGateway: Reader = async ({ counts, scope, filter, orderBy, after }) => {
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${issuer.token}` },
      body: JSON.stringify(
        counts
          ? { query: COUNTS, variables: { filter } }
          : { query: QUEUE, variables: { filter: { scope, ...filter }, orderBy, first: 25, after } },
      ),
    });
    const answer = (await body.json()) as {
      data: { complaints: { nodes: unknown[] }; complaintCounts: { mine: number } };
      errors?: unknown;
    };
    if (statusCode !== 200 || answer.errors) throw new Error(JSON.stringify(answer).slice(0, 500));
    return counts ? answer.data.complaintCounts.mine + 1 : answer.data.complaints.nodes.length;
  };
  return {
    size,
    questions: await makeQuestions(direct.store),
    readers: { gateway: throughGateway, mongoose: direct.read },
    close: () => Promise.all([system.stop(), pool.close(), direct.close()]),
  };
}

/** A benchmark of wrong answers says nothing: both ways find as many, and never nothing. */
async function sameAnswers({ size, questions, readers }: Subject): Promise<void> {
  for (const kind of KINDS) {
    for (const question of questions[kind].slice(0, 20)) {
      const [one, other] = [await readers.gateway(question), await readers.mongoose(question)];
      if (!one || one !== other)
        throw new Error(`${kind} of ${size}: ${one} through the gateway, ${other} directly: ${JSON.stringify(question)}`);
    }
  }
}

/** @returns the median time of an answer in milliseconds */
async function load({ questions, readers }: Subject, way: Way, kind: Kind): Promise<number> {
  const times: number[] = [];
  const asked = questions[kind];
  let next = 0;
  const until = performance.now() + SECONDS * 1000;
  const reader = async () => {
    while (performance.now() < until) {
      const question = asked[next++ % asked.length];
      if (!question) return;
      const began = performance.now();
      await readers[way](question);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return median(times);
}

function report(medians: Map<string, number[]>): void {
  const [small = 0, large = 0] = SIZES;
  console.table(
    Object.fromEntries(
      KINDS.map((kind) => {
        const of = (way: Way, size: number) => median(medians.get(`${kind} ${way} ${size}`) ?? []);
        const columns = SIZES.flatMap((size) => [
          [`gateway ms, ${size.toLocaleString('en')}`, of('gateway', size).toFixed(1)],
          [`mongoose ms, ${size.toLocaleString('en')}`, of('mongoose', size).toFixed(1)],
          [`ratio, ${size.toLocaleString('en')}`, (of('gateway', size) / of('mongoose', size)).toFixed(2)],
        ]);
        return [kind, Object.fromEntries([...columns, ['large/small', (of('gateway', large) / of('gateway', small)).toFixed(2)]])];
      }),
    ),
  );
}
