/** Files that were made to stop the system run through all decoders: it goes on answering, and no process grows without bound. */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { beforeAll, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { processesWith, processWith } from '../harness/processes.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { type HostileFile, hostileLists, hostilePhotos } from './hostileFiles.ts';

const system = sharedSystem();
/** The processes that answer, and those that decode for them. */
const MAX_SERVER_MEGABYTES = 700;
const MAX_DECODER_MEGABYTES = 1100;
const MAX_STALL_MS = 200;
const LOOK_MS = 25;

const megabytesOf = (pid: number): number => {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20;
  } catch {
    return 0; // ended meanwhile
  }
};
const childrenOf = (parents: readonly number[]): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return parents.includes(Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]));
      } catch {
        return false;
      }
    });

interface Watched {
  /**
   * The most that a server's own thread computed while one question waited: what a decoder within it would hold up. Time in which the
   * machine did other things does not count.
   */
  longestComputedMs: number;
  /** The most that one question waited, without the time in which its server was ready to run and the machine ran others. */
  longestStallMs: number;
  /** The same of a process that has nothing to do with it, at the same time. */
  bystanderStallMs: number;
  serverMegabytes: number;
  decoderMegabytes: number;
  /** Ordinary questions that were answered meanwhile. */
  answered: number;
}

const WATCH = `
  const { readFileSync } = require('node:fs');
  const { parentPort, workerData: { servers, bystander, LOOK_MS } } = require('node:worker_threads');
  const MS_A_TICK = 10;
  let done = false;
  parentPort.once('message', () => { done = true; });
  const ofThread = (pid, file) => readFileSync('/proc/' + pid + '/task/' + pid + '/' + file, 'utf8');
  const computedBy = (pid) => {
    const [user, system] = ofThread(pid, 'stat').split(') ')[1].split(' ').slice(11, 13);
    return (Number(user) + Number(system)) * MS_A_TICK;
  };
  const keptWaiting = (pid) => Number(ofThread(pid, 'schedstat').split(' ')[1]) / 1e6;
  const watch = async ({ address, pid }) => {
    let computed = 0;
    let stalled = 0;
    while (!done) {
      const [computedBefore, waitedBefore, began] = [computedBy(pid), keptWaiting(pid), performance.now()];
      const { status } = await fetch(address);
      if (status !== 200) throw new Error(address + ' answers with ' + status);
      computed = Math.max(computed, computedBy(pid) - computedBefore);
      stalled = Math.max(stalled, performance.now() - began - (keptWaiting(pid) - waitedBefore));
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return [computed, stalled];
  };
  Promise.all([bystander, ...servers].map(watch)).then(([[, own], ...others]) =>
    parentPort.postMessage([Math.max(...others.map(([computed]) => computed)), Math.max(...others.map(([, stalled]) => stalled)), own]));
`;

/** What is seen of the system while something is done to it. */
async function watching(work: () => Promise<void>): Promise<Watched> {
  const seen: Watched = {
    longestComputedMs: 0,
    longestStallMs: 0,
    bystanderStallMs: 0,
    serverMegabytes: 0,
    decoderMegabytes: 0,
    answered: 0,
  };
  let done = false;
  const ports = (['COMPLAINTS_PORT', 'FACILITIES_PORT', 'GATEWAY_PORT'] as const).map((name) => system.ports[name]);
  const servers = ports.flatMap((port) =>
    processesWith(`PORT=${port}`).map((pid) => ({ pid, address: `http://localhost:${port}/health` })),
  );
  const pids = servers.map(({ pid }) => pid);
  // From a thread of its own: this one is busy with sending.
  const health = new Worker(WATCH, {
    eval: true,
    // The mailbox decodes nothing: what it waits is the machine's own.
    workerData: {
      servers,
      bystander: { address: `${system.mailbox}/health`, pid: processWith(`PORT=${new URL(system.mailbox).port}`) },
      LOOK_MS,
    },
  });
  const memory = async () => {
    while (!done) {
      seen.serverMegabytes = Math.max(seen.serverMegabytes, ...pids.map(megabytesOf));
      seen.decoderMegabytes = Math.max(seen.decoderMegabytes, ...childrenOf(pids).map(megabytesOf));
      await sleep(LOOK_MS);
    }
  };
  const questions = async () => {
    const token = await tokenOf(system, 'coso');
    while (!done) {
      const { errors } = await askGateway(
        system.gateway,
        '{ complaints(first: 5) { nodes { code complainant { fullName } } } }',
        {},
        token,
      );
      expect(errors).toEqual([]);
      seen.answered += 1;
      await sleep(LOOK_MS);
    }
  };
  const watchers = [memory(), questions()];
  await work().finally(() => {
    done = true;
  });
  await Promise.all(watchers);
  health.postMessage('enough');
  [[seen.longestComputedMs, seen.longestStallMs, seen.bystanderStallMs]] = await once(health, 'message');
  return seen;
}

let photos: HostileFile[];
let lists: HostileFile[];
beforeAll(async () => {
  photos = await hostilePhotos(readFileSync('subgraphs/complaints/photos/fixtures/certificate.heic'));
  lists = hostileLists();
});

test('photos and lists without end are refused one by one, and everybody else is answered meanwhile', async () => {
  const administrator = await tokenOf(system, 'quantri');
  const outcomes: [string, number, string][] = [];
  const unexpected: string[] = [];
  const send = async (path: string, { name, bytes, outcome }: HostileFile, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${system.gateway}${path}`, { method: 'POST', body: bytes as never, headers });
    const { errors = [] } = (await answer.json()) as { errors?: { code: string; reason?: string }[] };
    const became = errors[0]?.reason ?? errors[0]?.code ?? 'taken';
    outcomes.push([name, answer.status, became]);
    if (!outcome.includes(became)) unexpected.push(`${name}: ${became}`);
  };
  const seen = await watching(async () => {
    const photosInTurn = async () => {
      for (const photo of photos) await send('/photos', photo);
    };
    const listsInTurn = async () => {
      for (const list of lists) await send('/contact-lists?name=x.xlsx', list, { authorization: `Bearer ${administrator}` });
    };
    await Promise.all([photosInTurn(), listsInTurn()]);
  });
  console.log(
    [...outcomes.map(([name, status, reason]) => `${String(status).padEnd(4)} ${reason.padEnd(18)} ${name}`)].join('\n'),
    `\n${outcomes.length} files; ${seen.longestComputedMs} ms computed by a server's thread during one question; longest stall ${Math.round(seen.longestStallMs)} ms, ${Math.round(seen.bystanderStallMs)} ms of a bystander; at most ${Math.round(seen.serverMegabytes)} MB in a server, ${Math.round(seen.decoderMegabytes)} MB in a decoder; ${seen.answered} questions answered meanwhile`,
  );
  expect(unexpected).toEqual([]);
  for (const [, status] of outcomes) expect([201, 413, 422]).toContain(status);
  expect(seen.longestComputedMs).toBeLessThan(MAX_STALL_MS);
  expect(seen.longestStallMs - seen.bystanderStallMs).toBeLessThan(MAX_STALL_MS);
  expect(seen.serverMegabytes).toBeLessThan(MAX_SERVER_MEGABYTES);
  expect(seen.decoderMegabytes).toBeLessThan(MAX_DECODER_MEGABYTES);
  expect(seen.answered).toBeGreaterThan(20);
});
