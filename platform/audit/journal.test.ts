/** Reads that wait in a file: of several processes each has its own, and what one leaves behind another one takes over, once. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { AuditEntry } from './entry.ts';
import { Journal } from './journal.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-tiem-journal-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const entry = (id: string) => ({ id }) as AuditEntry;
const idsOf = (journal: Journal) => journal.first(100).map((line) => JSON.parse(line).id);
const fileOf = (service: string, machine: string, pid: number) =>
  join(folder, `${service}.${machine}.${pid}.00000000-0000-4000-8000-00000000000${pid % 10}.jsonl`);

test('two of one service leave each other’s files alone', () => {
  const [first, second] = [new Journal(folder, 'citizens'), new Journal(folder, 'citizens')];
  // Within one process both bear its number: they are told apart as two would be whose containers share a number.
  first.append(entry('a'));
  second.append(entry('b'));
  expect([idsOf(first), idsOf(second)]).toEqual([['a'], ['b']]);
  expect(readdirSync(folder)).toHaveLength(2);
});

test('what a killed process left is taken over, whole lines of it, once', async () => {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)']);
  const { hostname } = await import('node:os');
  const left = fileOf('citizens', hostname().replaceAll('.', '-'), child.pid ?? 0);
  writeFileSync(left, `${JSON.stringify(entry('x'))}\n${JSON.stringify(entry('y'))}\n{"id":"half`);
  const before = new Journal(folder, 'citizens');
  expect(idsOf(before)).toEqual([]); // it lives
  child.kill('SIGKILL');
  await once(child, 'exit');
  const [after, another] = [new Journal(folder, 'citizens'), new Journal(folder, 'doses')];
  expect([idsOf(after), idsOf(another)]).toEqual([['x', 'y'], []]);
  expect(readdirSync(folder).some((name) => left.endsWith(name))).toBe(false);
});

test('a file of another machine is taken over when it was not touched for long', () => {
  const left = fileOf('citizens', 'elsewhere', 1);
  writeFileSync(left, `${JSON.stringify(entry('z'))}\n`);
  expect(idsOf(new Journal(folder, 'citizens'))).toEqual([]);
  const long = Date.now() / 1000 - 120;
  utimesSync(left, long, long);
  const taking = new Journal(folder, 'citizens');
  expect(idsOf(taking)).toEqual(['z']);
  taking.forget(taking.first(1));
  expect(
    readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join(''),
  ).toBe('');
});

test('what waits is in the file alone, comes in order, and longer lines than are read at once come whole', () => {
  const journal = new Journal(folder, 'citizens');
  const long = 'ấ'.repeat(1_500_000);
  for (const id of ['a', long, 'c']) journal.append(entry(id));
  const seen = [];
  for (let some = journal.first(2); some.length; some = journal.first(2)) {
    seen.push(...some.map((line) => JSON.parse(line).id));
    journal.forget(some);
  }
  expect(seen).toEqual(['a', long, 'c']);
  expect([journal.length, readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))]).toEqual([0, ['']]);
});

test('a file that another machine took while this process stood still is begun anew, with all that waits', () => {
  const journal = new Journal(folder, 'citizens');
  journal.append(entry('a'));
  journal.append(entry('b'));
  journal.forget(journal.first(1));
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  journal.keep();
  journal.append(entry('c'));
  expect([journal.length, idsOf(journal)]).toEqual([2, ['b', 'c']]);
  const [name = ''] = readdirSync(folder);
  expect(readFileSync(join(folder, name), 'utf8').split('\n')).toHaveLength(3);
});
