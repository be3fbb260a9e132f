/** Jobs that follow from a change: done surely, in the end once, by whoever is there. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import type { Connection } from 'mongoose';
import { createLogger } from '../configuration/logging.ts';
import { invalid, stale, unavailable } from '../errors/errors.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { inTransaction } from '../storage/transaction.ts';
import { openTestConnection } from '../testing/testConnection.ts';
import { MORE, type OwnJob, own as ownJob, PermanentFailure } from './job.ts';
import { Outbox } from './outbox.ts';

const log = createLogger('test');
log.level = 'silent';
let uri: string;
let connection: Connection;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ connection, uri, stop } = await openTestConnection('outbox_test'));
  new Outbox(connection, log);
  await ensureIndexes(connection);
});
afterAll(async () => {
  for (const own of others) await own.close();
  await stop?.();
});

const jobs = () => connection.collection<{ _id: string }>('outbox');

/** A further process on the same database. */
const others: Connection[] = [];
async function another() {
  const own = await connect(uri, 'outbox_test');
  others.push(own);
  const outbox = new Outbox(own, log);
  return {
    outbox,
    add: (kind: string, key: string, payload: unknown) => inTransaction(own, (session) => outbox.add(session, [{ kind, key, payload }])),
    own,
  };
}

test('a job is there only if its change is', async () => {
  const done: string[] = [];
  const { outbox, own, add } = await another();
  outbox.handle('note', async (payload: { text: string }) => void done.push(payload.text));
  await inTransaction(own, async (session) => {
    await outbox.add(session, [{ kind: 'note', key: 'undone', payload: { text: 'undone' } }]);
    throw new Error('the change failed');
  }).catch(() => {});
  await add('note', 'kept', { text: 'kept' });
  await outbox.runNow('undone');
  await outbox.runNow('kept');
  await outbox.runNow('kept');
  expect(done).toEqual(['kept']);
});

test('who asks for a job that another process has taken waits for its end', async () => {
  const done: string[] = [];
  const [first, second] = await Promise.all([another(), another()]);
  for (const { outbox } of [first, second])
    outbox.handle('slow', async () => {
      await sleep(500);
      done.push('slow');
    });
  await first.add('slow', 'slow', {});
  const taking = first.outbox.runNow('slow');
  await sleep(200);
  await second.outbox.runNow('slow');
  expect(done).toEqual(['slow']);
  await taking;
});

test('its own job is done by the process that wrote it, which hears what it came to; when that dies, by another', async () => {
  const done: string[] = [];
  const [first, second] = await Promise.all([another(), another()]);
  for (const [name, { outbox }] of Object.entries({ first, second }))
    outbox.handle('owned', async ({ n }: { n: number }) => {
      done.push(`${name} ${n}`);
      return `done ${n}`;
    });
  const [mine, dying] = [1, 2].map((n) => ownJob({ kind: 'owned', key: `owned-${n}`, payload: { n } })) as [OwnJob, OwnJob];
  await inTransaction(first.own, (session) => first.outbox.add(session, [mine, dying]));
  second.outbox.start();
  await sleep(1500);
  expect(done).toEqual([]);
  expect(await first.outbox.runOwn(mine)).toBe('done 1');
  await jobs().updateOne({ _id: dying.key }, { $set: { due: new Date(0) } }); // its lease ends
  for (let waited = 0; waited < 5000 && done.length < 2; waited += 100) await sleep(100);
  await second.outbox.stop();
  expect(done).toEqual(['first 1', 'second 2']);
});

test('a job that fails is tried again until it succeeds', async () => {
  let attempts = 0;
  const { outbox, add } = await another();
  outbox.handle('flaky', async () => {
    attempts += 1;
    if (attempts < 3) throw new Error('not yet');
  });
  await add('flaky', 'flaky', {});
  outbox.start();
  for (let waited = 0; waited < 15_000 && attempts < 3; waited += 100) await sleep(100);
  await sleep(500);
  await outbox.stop();
  expect(attempts).toBe(3);
});

test('several processes share the jobs, and each job is done by one of them', async () => {
  const done: string[] = [];
  const workers = await Promise.all(Array.from({ length: 4 }, another));
  for (const { outbox } of workers)
    outbox.handle('shared', async (payload: { n: string }) => {
      await sleep(5);
      done.push(payload.n);
    });
  const names = Array.from({ length: 60 }, (_, n) => `shared-${n}`);
  for (const n of names) await workers[0]?.add('shared', n, { n });
  for (const { outbox } of workers) outbox.start();
  for (let waited = 0; waited < 20_000 && done.length < 60; waited += 100) await sleep(100);
  await Promise.all(workers.map(({ outbox }) => outbox.stop()));
  expect(done.sort()).toEqual(names.sort());
});

test('what can never succeed ends at its first attempt, tells who waits for it, and is listed', async () => {
  const told: string[] = [];
  const { outbox, add } = await another();
  for (const [kind, failure] of [
    ['permanent', new PermanentFailure('no such thing')],
    ['refused', invalid('fullName', 'a name, not 0912345678')],
  ] as const) {
    const fail = async () => {
      throw failure;
    };
    outbox.handle(kind, fail, { ended: async (payload: { n: number }, { message }) => void told.push(`${kind} ${payload.n} ${message}`) });
    await add(kind, kind, { n: 1 });
    await outbox.runNow(kind);
  }
  expect(told).toEqual(['permanent 1 no such thing', 'refused 1 a name, not 0912345678']);
  const dead = await outbox.unsuccessful(10);
  expect(dead.map(({ _id: key, attempts }) => [key, attempts]).sort()).toEqual([
    ['permanent', 1],
    ['refused', 1],
  ]);
  expect(JSON.stringify(dead)).not.toContain('0912345678');
});

test('a dead job is tried again, or given up', async () => {
  let works = false;
  let attempts = 0;
  const { outbox, add } = await another();
  outbox.handle('mended', async () => {
    attempts += 1;
    if (!works) throw new PermanentFailure('broken');
  });
  for (const key of ['mended', 'left']) {
    await add('mended', key, {});
    await outbox.runNow(key);
  }
  works = true;
  expect(await outbox.tryAgain('mended')).toBe(true);
  await outbox.runNow('mended');
  expect(attempts).toBe(3);
  expect(await outbox.giveUp('left')).toBe(true);
  expect([await outbox.tryAgain('left'), await outbox.tryAgain('mended'), await outbox.giveUp('none')]).toEqual([false, false, false]);
  expect((await outbox.unsuccessful(10)).map(({ _id }) => _id)).not.toEqual(expect.arrayContaining(['mended']));
});

test('what must succeed is listed, tried again, and not given up', async () => {
  let works = false;
  const { outbox, add } = await another();
  const run = async () => {
    if (!works) throw new PermanentFailure('broken');
  };
  outbox.handle('promised', run, { mustSucceed: true });
  await add('promised', 'promised', { of: 'a person' });
  const listed = async () => (await outbox.unsuccessful(100)).find(({ _id }) => _id === 'promised');
  await outbox.runNow('promised');
  expect(await listed()).toMatchObject({ deadAt: null, doneAt: null, attempts: 1 });
  expect((await listed())?.due.getTime()).toBeGreaterThan(Date.now() + 3_600_000);
  expect(await outbox.giveUp('promised')).toBe(false);
  // The day after it is tried by itself, and told since when it does not succeed.
  const since = (await listed())?.stuckAt;
  await jobs().updateOne({ _id: 'promised' }, { $set: { due: new Date(0) } });
  await outbox.runNow('promised');
  expect(await listed()).toMatchObject({ attempts: 2, stuckAt: since });
  // One that ended before it had to succeed is not given up either.
  await jobs().updateOne({ _id: 'promised' }, { $set: { deadAt: new Date(), stuckAt: null } });
  expect(await outbox.giveUp('promised')).toBe(false);
  // Its process died over it: whoever looks after its lease tries again.
  await jobs().updateOne({ _id: 'promised' }, { $set: { deadAt: null, stuckAt: since, lease: 'of a dead one', due: new Date(0) } });
  works = true;
  expect(await outbox.tryAgain('promised')).toBe(true);
  await outbox.runNow('promised');
  expect(await listed()).toBeUndefined();
});

test.each([
  ['a part that does not answer is waited for', 'away', unavailable('the doses do not answer')],
  [
    'what somebody else changed meanwhile is read anew',
    'overtaken',
    stale({ changedBy: 'B', change: 'NOTE_ADDED', changedAt: new Date(), currentVersion: 3 }),
  ],
])('%s', async (_, key, failure) => {
  const { outbox, add } = await another();
  let attempts = 0;
  outbox.handle(key, async () => {
    attempts += 1;
    if (attempts === 1) throw failure;
  });
  await add(key, key, {});
  await outbox.runNow(key);
  expect((await outbox.unsuccessful(10)).map((dead) => dead._id)).not.toContain(key);
  await jobs().updateOne({ _id: key }, { $set: { due: new Date(0) } });
  await outbox.runNow(key);
  expect(await jobs().findOne({ _id: key })).toMatchObject({ doneAt: expect.any(Date), attempts: 2 });
});

test('an attempt that takes long stays with its process while that lives', async () => {
  const started: string[] = [];
  const processes = await Promise.all(
    ['one', 'other'].map(async (name) => {
      const own = await connect(uri, 'outbox_test');
      others.push(own);
      const outbox = new Outbox(own, log, { leaseMs: 3000, renewMs: 300 });
      outbox.handle('takes-long', async () => {
        started.push(name);
        await sleep(7000);
      });
      return { own, outbox };
    }),
  );
  const [one] = processes;
  await inTransaction(one?.own as Connection, async (session) => {
    await one?.outbox.add(session, [{ kind: 'takes-long', key: 'takes-long', payload: {} }]);
  });
  for (const { outbox } of processes) outbox.start();
  for (let waited = 0; waited < 30_000 && !(await jobs().findOne({ _id: 'takes-long', doneAt: { $ne: null } })); waited += 100)
    await sleep(100);
  await Promise.all(processes.map(({ outbox }) => outbox.stop()));
  expect(started).toHaveLength(1);
  expect(await jobs().findOne({ _id: 'takes-long' })).toMatchObject({ doneAt: expect.any(Date) });
});

test('what fails for hours ends, and its caller is told', async () => {
  const { outbox, add } = await another();
  const told: string[] = [];
  const fails = async () => {
    throw unavailable('nobody answers');
  };
  outbox.handle('hopeless', fails, { ended: async ({ of }: { of: string }, error) => void told.push(`${of}: ${error.message}`) });
  await add('hopeless', 'hopeless', { of: 'a complaint' });
  await jobs().updateOne({ _id: 'hopeless' }, { $set: { attempts: 34 } });
  await outbox.runNow('hopeless');
  expect([told, await jobs().findOne({ _id: 'hopeless' })]).toMatchObject([[], { attempts: 35, deadAt: null }]);
  await jobs().updateOne({ _id: 'hopeless' }, { $set: { due: new Date(0) } });
  await outbox.runNow('hopeless');
  expect([told, await jobs().findOne({ _id: 'hopeless' })]).toMatchObject([
    ['a complaint: nobody answers'],
    { attempts: 36, deadAt: expect.any(Date), lastError: 'nobody answers' },
  ]);
});

test('mail is sent between the pieces of long work', async () => {
  const order: string[] = [];
  const { outbox, add } = await another();
  let pieces = 0;
  outbox
    .handle(
      'list',
      async () => {
        await sleep(150);
        pieces += 1;
        order.push('piece');
        return pieces < 12 ? MORE : undefined;
      },
      { lane: 'long' },
    )
    .handle('mail', async () => void order.push('mail'));
  await add('list', 'list', {});
  outbox.start();
  while (!pieces) await sleep(20);
  await add('mail', 'mail', {});
  while (pieces < 12) await sleep(20);
  await outbox.stop();
  expect(order.filter((what) => what === 'piece').length).toBe(12);
  expect(order.indexOf('mail')).toBeLessThan(order.length - 2);
  expect(order).toContain('mail');
});
