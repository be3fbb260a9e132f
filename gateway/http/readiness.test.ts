/** Whether the parts answer is asked of them once a second, however often somebody wants to know. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { openPool } from '../subgraphs/pool.ts';
import { rememberedReadiness } from './readiness.ts';

test('a hundred who ask at once, or in the same second, are one question to each part', async () => {
  let asked = 0;
  let isReady = true;
  const part = createServer((_, response) => {
    asked += 1;
    response.writeHead(isReady ? 200 : 503).end();
  });
  await new Promise<void>((done) => part.listen(0, '127.0.0.1', done));
  const pool = openPool(`http://127.0.0.1:${(part.address() as AddressInfo).port}`, 1000);
  const readiness = rememberedReadiness(new Map([['doses', pool]]));

  const states = await Promise.all(Array.from({ length: 100 }, () => readiness()));
  expect(new Set(states)).toEqual(new Set([{ ready: true, subgraphs: { doses: 'ready' } }]));
  isReady = false;
  expect((await readiness()).ready).toBe(true);
  expect(asked).toBe(1);
  await sleep(1050);
  expect(await readiness()).toEqual({ ready: false, subgraphs: { doses: 'not ready' } });
  expect(asked).toBe(2);

  await pool.destroy();
  part.close();
});
