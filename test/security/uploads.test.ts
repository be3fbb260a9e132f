/** Slow, endless and too many uploads keep nobody from working. */
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { startGateway } from './startGateway.ts';

const system = sharedSystem();
const ANSWERED_WITHIN_MS = 15_000;
const QUEUE = '{ complaints(first: 5) { nodes { code complainant { fullName } } } }';
/** Of its own: what is counted here is not counted against other tests. */
let gateway: { url: string; stop: () => Promise<void> };
beforeAll(async () => {
  gateway = await startGateway(system, { NODE_ENV: 'development', MONGODB_DATABASE_PREFIX: 'so_tiem_uploads' });
});
afterAll(async () => await gateway?.stop());

/** A photo that begins to come, and then hardly does. */
function drip(contentLength: number, { through = gateway, from = '' } = {}) {
  const socket = connect(Number(new URL(through.url).port), 'localhost');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', () => {});
  const forwarded = from && `X-Forwarded-For: ${from}\r\n`;
  socket.write(`POST /photos HTTP/1.1\r\nHost: localhost\r\n${forwarded}Content-Length: ${contentLength}\r\n\r\nx`);
  const dripping = setInterval(() => socket.writable && socket.write('x'), 500);
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return {
    status: () => Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1] ?? 0),
    ended,
    stop: () => {
      clearInterval(dripping);
      socket.destroy();
    },
  };
}

/** Once so many were answered, however busy the machine is; what comes beyond is seen a moment later. */
async function answered(uploads: readonly { status: () => number }[], count: number): Promise<number[]> {
  const statuses = () => uploads.map(({ status }) => status()).filter(Boolean);
  for (const end = Date.now() + ANSWERED_WITHIN_MS; Date.now() < end && statuses().length < count; ) await sleep(50);
  await sleep(300);
  return statuses();
}

test('seventy slow uploads take no connection that work needs; most are refused at once, the rest are broken off', async () => {
  const token = await tokenOf(system, 'coso');
  const slow = Array.from({ length: 70 }, () => drip(5_000_000));
  expect((await answered(slow, 60)).filter((status) => status === 429).length).toBeGreaterThanOrEqual(60);
  const began = performance.now();
  for (let i = 0; i < 20; i++) expect((await askGateway(gateway.url, QUEUE, {}, token)).errors).toEqual([]);
  expect((performance.now() - began) / 20).toBeLessThan(500);
  await Promise.race([Promise.all(slow.filter(({ status }) => status() !== 429).map(({ ended }) => ended)), sleep(25_000)]);
  const kept = slow.filter(({ status }) => status() === 0).length;
  for (const { stop } of slow) stop();
  expect(kept).toBe(0);
});

describe('behind a proxy, from many places', () => {
  let behind: typeof gateway;
  beforeAll(async () => {
    const environment = { NODE_ENV: 'development', MONGODB_DATABASE_PREFIX: 'so_tiem_uploads', TRUSTED_PROXIES: 'loopback' };
    behind = await startGateway(system, environment);
  });
  afterAll(async () => await behind?.stop());

  test('of seventy slow uploads of seventy networks forty are let in, take no connection that work needs, and are broken off', async () => {
    const token = await tokenOf(system, 'coso');
    const slow = Array.from({ length: 70 }, (_, network) => drip(5_000_000, { through: behind, from: `203.0.${network}.9` }));
    expect(await answered(slow, 30)).toEqual(Array(30).fill(503));
    const began = performance.now();
    for (let i = 0; i < 20; i++) expect((await askGateway(behind.url, QUEUE, {}, token)).errors).toEqual([]);
    expect((performance.now() - began) / 20).toBeLessThan(500);
    await Promise.race([Promise.all(slow.map(({ ended }) => ended)), sleep(25_000)]);
    const kept = slow.filter(({ status }) => status() === 0).length;
    for (const { stop } of slow) stop();
    expect(kept).toBe(0);
  });

  test('many whose senders go away take no other answer with them', async () => {
    const slow = Array.from({ length: 72 }, (_, network) => drip(600_000, { through: behind, from: `203.1.${network}.9` }));
    const waiting = fetch(`${behind.url}/photos`, { method: 'POST', headers: { 'x-forwarded-for': '192.0.2.7' }, body: 'no photo' });
    await sleep(1000);
    for (const { stop } of slow) stop();
    expect([422, 503]).toContain((await waiting).status);
    await sleep(500);
    const another = await fetch(`${behind.url}/photos`, { method: 'POST', headers: { 'x-forwarded-for': '192.0.2.8' }, body: 'no photo' });
    expect(another.status).toBe(422);
  });

  test('one network sends twelve at once, by whatever addresses', async () => {
    const slow = Array.from({ length: 20 }, (_, i) => drip(5_000_000, { through: behind, from: `198.51.100.${i + 1}` }));
    const refused = await answered(slow, 8);
    for (const { stop } of slow) stop();
    expect(refused).toEqual(Array(8).fill(429));
  });
});

test('an address without an account sends so many megabytes a day', async () => {
  const small = await startGateway(system, {
    NODE_ENV: 'development',
    MONGODB_DATABASE_PREFIX: `so_tiem_uploads_${Date.now()}`,
    UPLOAD_MEGABYTES_A_DAY: '3',
  });
  const send = async () => (await fetch(`${small.url}/photos`, { method: 'POST', body: Buffer.alloc(1_000_000) })).status;
  try {
    expect([await send(), await send(), await send(), await send()]).toEqual([422, 422, 422, 429]);
  } finally {
    await small.stop();
  }
});

test.each([
  ['says no size', { 'Transfer-Encoding': 'chunked' }, 411],
  ['is larger than anything', { 'Content-Length': '99999999999' }, 413],
])('an upload that %s is refused before it comes', async (_, headers, expected) => {
  const socket = connect(Number(new URL(gateway.url).port), 'localhost');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`POST /photos HTTP/1.1\r\nHost: localhost\r\n${lines.join('')}\r\n`);
  const answer = await new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))));
  socket.destroy();
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${expected} `));
});
