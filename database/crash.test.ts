/** Whatever was acknowledged is there after a crash, of the engine and of the process in front of it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from '@jest/globals';
import mongoose from 'mongoose';

const { MongoClient, MongoServerError } = mongoose.mongo;
const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const folders: string[] = [];
const said: string[] = [];
const running: ChildProcess[] = [];

afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function start(data: string): Promise<{ child: ChildProcess; uri: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, NODE_OPTIONS: '', SO_TIEM_DATA: data, DATABASE_PORT: '0' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.push(child);
  const uri = await new Promise<string>((resolve, reject) =>
    child.on('message', ({ ready, failed, log }: { ready?: { uri: string }; failed?: string; log?: string }) => {
      if (log) said.push(log);
      if (ready) resolve(ready.uri);
      if (failed) reject(new Error(failed));
    }),
  );
  return { child, uri };
}

/** Eight writers, each noting what was acknowledged, until told to stop. */
function write(uri: string) {
  const acknowledged: string[] = [];
  let stopped = false;
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    const client = new MongoClient(uri, { serverSelectionTimeoutMS: 500, retryWrites: false });
    for (let n = 0; !stopped; n++) {
      const id = `${writer}-${n}`;
      try {
        await client
          .db('crash')
          .collection('writes')
          .insertOne({ _id: id as never });
        acknowledged.push(id);
      } catch {
        await sleep(20);
      }
    }
    await client.close();
  });
  return {
    acknowledged,
    /** Until so many writes were acknowledged, however slow the disk is. */
    reach: async (count: number) => {
      for (const until = Date.now() + 90_000; acknowledged.length < count; await sleep(20))
        if (Date.now() > until) throw new Error(`only ${acknowledged.length} writes were acknowledged; ${said.join('; ')}`);
    },
    stop: async () => {
      stopped = true;
      await Promise.all(writers);
    },
  };
}

async function written(uri: string): Promise<Set<unknown>> {
  const client = await MongoClient.connect(uri);
  const found = await client.db('crash').collection('writes').find().toArray();
  await client.close();
  return new Set(found.map(({ _id }) => _id));
}

describe('kill -9 in the middle of writes', () => {
  test('of the engine: it is started again by itself, and nothing acknowledged is lost', async () => {
    const data = await mkdtemp(join(tmpdir(), 'so-tiem-crash-'));
    folders.push(data);
    const { uri } = await start(data);
    // A transaction that is between two commands when the engine dies takes nobody along.
    const open = await MongoClient.connect(uri, { retryWrites: false });
    const session = open.startSession();
    session.startTransaction();
    const insert = () => open.db('crash').collection('open').insertOne({}, { session });
    await insert();
    const writing = write(uri);
    await writing.reach(200);
    const before = writing.acknowledged.length;
    process.kill(Number((await readFile(join(data, 'documentdb/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
    await writing.reach(before + 200); // it went on after the crash
    await writing.stop();
    const lost: unknown = await insert().catch((error: unknown) => error);
    expect(lost instanceof MongoServerError && lost.hasErrorLabel('TransientTransactionError')).toBe(true);
    await open.close();
    const found = await written(uri);
    expect(writing.acknowledged.filter((id) => !found.has(id))).toEqual([]);
  });

  test('of the process in front of it: the next start finds the engine, and everything', async () => {
    const data = await mkdtemp(join(tmpdir(), 'so-tiem-crash-'));
    folders.push(data);
    const first = await start(data);
    const writing = write(first.uri);
    await writing.reach(200);
    first.child.kill('SIGKILL');
    await writing.stop();
    const second = await start(data);
    const found = await written(second.uri);
    expect(writing.acknowledged.filter((id) => !found.has(id))).toEqual([]);
  });
});
