/** The clock strikes while its process is killed again and again and another one runs beside it: everybody is notified, and notified once. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import type { Connection } from 'mongoose';
import { urgencyKeyOf } from '../../subgraphs/complaints/model/urgencyKey.ts';
import type { Mail } from '../harness/mailbox.ts';
import { processesWith } from '../harness/processes.ts';
import { startTestSystem, type TestSystem } from '../harness/startSystem.ts';

const COMPLAINTS = 40;
const HOUR_MS = 3_600_000;
const FIRST_STRIKE_MS = 4000;
const APART_MS = 500;
const TOLD_WITHIN_MS = 60_000;

interface Kept {
  _id: string;
  code: string;
  deadline: Date;
}

let system: TestSystem;
let connection: Connection;
beforeAll(async () => {
  system = await startTestSystem({ SAMPLE_PEOPLE: '300', SAMPLE_COMPLAINTS: '200' });
  connection = await connect(system.databaseUri, 'so_tiem_complaints');
});
afterAll(async () => {
  await connection?.close();
  await system?.stop();
});

const ofComplaints = () => processesWith(`PORT=${system.ports.COMPLAINTS_PORT}`);
const mails = async (): Promise<Mail[]> => (await (await fetch(`${system.mailbox}/messages`)).json()) as Mail[];

/** A second process of the subgraph, on a port of its own, on the same data. */
function startBeside(pid: number) {
  const variables = readFileSync(`/proc/${pid}/environ`, 'utf8')
    .split('\0')
    .map((line) => line.split(/=(.*)/s));
  const environment = Object.fromEntries(variables.map(([name = '', value = '']) => [name, value]));
  const folder = mkdtempSync(join(tmpdir(), 'so-tiem-beside-'));
  return spawn(process.execPath, ['subgraphs/complaints/main.ts'], {
    env: { ...environment, PORT: '0', AUDIT_JOURNAL_FOLDER: folder },
    stdio: 'ignore',
  });
}

test('each strike is notified once, to everybody', async () => {
  const open = await connection
    .collection<Kept & { status: string }>('complaints')
    .find({ status: { $in: ['RECEIVED', 'IN_PROGRESS'] } })
    .limit(COMPLAINTS)
    .toArray();
  expect(open.length).toBe(COMPLAINTS);
  const now = Date.now();
  for (const [i, { _id, code }] of open.entries()) {
    const deadline = new Date(now + FIRST_STRIKE_MS + i * APART_MS + 24 * HOUR_MS);
    const urgencyKey = urgencyKeyOf({ code, deadline, closedAt: null });
    await connection.collection<Kept>('complaints').updateOne({ _id }, { $set: { deadline, urgencyKey } });
  }
  const [first] = ofComplaints();
  if (!first) throw new Error('no process to kill');
  const beside = startBeside(first);
  let kills = 0;
  while (Date.now() < now + FIRST_STRIKE_MS + COMPLAINTS * APART_MS) {
    await sleep(500 + 1500 * Math.random());
    for (const pid of ofComplaints()) process.kill(pid, 'SIGKILL');
    kills += 1;
  }
  expect(kills).toBeGreaterThan(5);

  const codes = open.map(({ code }) => code);
  const notices = () =>
    connection
      .collection<{ hours: number; notified: unknown; complaints: { code: string }[] }>('notices')
      .find({ 'complaints.code': { $in: codes }, hours: 24 })
      .toArray();
  const isTold = async (): Promise<boolean> => {
    const found = await notices();
    return found.flatMap(({ complaints }) => complaints).length >= COMPLAINTS && found.every(({ notified }) => notified !== null);
  };
  for (const until = Date.now() + TOLD_WITHIN_MS; Date.now() < until && !(await isTold()); ) await sleep(300);
  const noted = (await notices()).flatMap(({ complaints }) => complaints.map(({ code }) => code));
  expect(noted.toSorted()).toEqual(codes.toSorted());

  const sent = () => connection.collection('outbox').countDocuments({ kind: 'sendMail', doneAt: null });
  for (const until = Date.now() + TOLD_WITHIN_MS; Date.now() < until && (await sent()); ) await sleep(300);
  beside.kill();
  const reminders = (await mails()).filter(({ subject }) => subject.startsWith('Nhắc xử lý'));
  expect(reminders.length).toBeGreaterThan(0);
  const notified = reminders.flatMap(({ to, text }) => codes.filter((code) => text.includes(code)).map((code) => `${code} ${to}`));
  expect(new Set(notified).size).toBe(notified.length);
});
