/** Files on their way out: whoever orders many and reads none keeps nobody else waiting. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { close, listen } from '@so-tiem/platform/http/server';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { AdmissionQueue } from '../admission/admissionQueue.ts';
import { ConcurrencyLimit } from '../admission/concurrencyLimit.ts';
import { type GatewayContext, UNNAMED } from '../caller/context.ts';
import { openPool } from '../subgraphs/pool.ts';
import { MAX_DOWNLOADS, proxy } from './proxy.ts';

/** More than all that lies on the way holds: of the pool, of the kernel, of the client. */
const LARGE = Buffer.alloc(64 * 2 ** 20);

let subgraph: Server;
let gateway: Server;
const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const stop: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  subgraph = createServer((request, response) => response.end(request.url === '/large' ? LARGE : 'a photo'));
  await new Promise<void>((done) => subgraph.listen(0, '127.0.0.1', done));
  const [downloadPool, uploadPool] = [openPool(addressOf(subgraph), 5000), openPool(addressOf(subgraph), 5000)];
  const handler = proxy(
    { downloadPool, uploadPool },
    { subgraph: 'complaints', field: 'file', rank: 'REST' },
    {
      contextOf: async ({ headers, socket }): Promise<GatewayContext> => ({
        ...UNNAMED,
        identity: { kind: 'staff', id: String(headers.authorization) } as Staff,
        isGone: () => socket.destroyed,
      }),
      rates: { take: async () => {} },
      uploads: { admit: () => Promise.reject(new Error('nothing is sent here')) },
      door: new AdmissionQueue(new ConcurrencyLimit(4)),
      log: createLogger('test'),
    },
  );
  gateway = await listen(handler, 0, '127.0.0.1');
  stop.push(
    async () => gateway.closeAllConnections(),
    () => close(gateway),
    () => downloadPool.destroy(),
    () => uploadPool.destroy(),
    async () => subgraph.close(),
  );
});
afterAll(async () => {
  for (const each of stop) await each();
});

const order = (who: string, path: string, signal?: AbortSignal) =>
  fetch(addressOf(gateway) + path, { headers: { authorization: who }, ...(signal ? { signal } : {}) });

test('who orders and does not read gets so many and no more, holds no place at the door, and is served again when they have gone', async () => {
  const leaves = new AbortController();
  // One after the other: more at once than the door holds would wait there, on a busy machine for too long.
  const unread = [];
  for (let i = 0; i < MAX_DOWNLOADS; i++) unread.push(await order('reads nothing', '/large', leaves.signal));
  expect(unread.map(({ status }) => status)).toEqual(Array(MAX_DOWNLOADS).fill(200));
  const further = await order('reads nothing', '/photo');
  expect([further.status, Number(further.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);

  // Three times as many as the door holds.
  for (let each = 0; each < 12; each++) expect(await (await order(`reads ${each}`, '/photo')).text()).toBe('a photo');

  leaves.abort();
  for (let tries = 0; (await order('reads nothing', '/photo')).status !== 200; tries++) {
    expect(tries).toBeLessThan(50);
    await new Promise((next) => setTimeout(next, 100));
  }
});
