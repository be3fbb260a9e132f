/** What is noted reaches the trail: reads and changes in turn, and what the trail cannot take is set aside. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Connection } from 'mongoose';
import { createLogger } from '../configuration/logging.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { inTransaction } from '../storage/transaction.ts';
import { openTestConnection } from '../testing/testConnection.ts';
import { AuditTrail } from './trail.ts';

const log = createLogger('test');
log.level = 'silent';
let folder: string;
let connection: Connection;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ connection, stop } = await openTestConnection('trail_test'));
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-tiem-journal-'));
});
afterAll(async () => await stop?.());

/** As the audit subgraph answers: which lines it cannot take. */
type Answer = (entries: readonly { action: string }[]) => number[];

async function trailTo(answer: Answer) {
  const graph = { send: async (_: string, lines: readonly string[]) => ({ refused: answer(lines.map((line) => JSON.parse(line))) }) };
  const trail = new AuditTrail({ service: 'test', connection, graph: graph as never, folder, log });
  await ensureIndexes(connection);
  return trail;
}
const change = (trail: AuditTrail, action: string) =>
  inTransaction(connection, (session) => trail.changed(session, { action, subjects: ['citizen:a'], changes: [] }));

test('while reads keep coming, changes are brought all the same', async () => {
  const brought: string[] = [];
  let looksLeft = 3;
  const trail: AuditTrail = await trailTo((entries) => {
    brought.push(...new Set(entries.map(({ action }) => action)));
    // While one batch is on its way the next one comes in.
    if (looksLeft-- > 0) for (let i = 0; i < 500; i++) trail.logRead({ action: 'look', subjects: [`citizen:${looksLeft}.${i}`] });
    return [];
  });
  for (let i = 0; i < 500; i++) trail.logRead({ action: 'look', subjects: [`citizen:first.${i}`] });
  await change(trail, 'change');
  await trail.deliver();
  expect(brought.slice(0, 2)).toEqual(['look', 'change']);
  await trail.stop();
});

test('what the trail cannot take keeps nothing waiting, and is lost nowhere', async () => {
  const taken: string[] = [];
  const trail = await trailTo((entries) => {
    const refused = entries.flatMap(({ action }, i) => (action.startsWith('bad') ? [i] : []));
    taken.push(...entries.flatMap(({ action }) => (action.startsWith('bad') ? [] : [action])));
    return refused;
  });
  for (const action of ['bad look', 'look']) trail.logRead({ action, subjects: ['citizen:b'] });
  for (const action of ['bad change', 'change']) await change(trail, action);
  await trail.deliver();
  await trail.deliver();
  expect(taken).toEqual(['look', 'change']);
  const aside = readdirSync(folder).filter((name) => name.endsWith('.refused'));
  expect(aside.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).action)).toEqual(['bad look']);
  const kept = await connection.model('AuditWaiting').find().lean<{ entry: { action: string }; refusedAt: Date }[]>();
  expect(kept.map(({ entry, refusedAt }) => [entry.action, refusedAt])).toEqual([['bad change', expect.any(Date)]]);
  await trail.stop();
});
