/** The end of the chain comes to every place that is named; what does not arrive at one is brought there again. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { Outbox } from '@so-tiem/platform/jobs/outbox';
import { type AnchorPlace, anchorPlace } from '../anchors/places.ts';
import type { Store } from '../model/store.ts';
import type { Anchor } from '../rules/anchor.ts';
import { openTestStore } from '../testing/testStore.ts';
import { anchorEnd } from './anchorChain.ts';

const HOUR_MS = 3_600_000;
const log = createLogger('test');
log.level = 'silent';
let store: Store;
let stop: () => Promise<void>;
let outbox: Outbox;
/** Somebody else's machine. */
const received: { type: string | undefined; anchor: Anchor }[] = [];
let answersWith = 200;
const notary = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  if (answersWith === 200) received.push({ type: request.headers['content-type'], anchor: JSON.parse(body) });
  response.writeHead(answersWith, { location: '/elsewhere' }).end();
});
let address: string;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('anchor_test'));
  outbox = new Outbox(store.connection, log);
  notary.listen(0, '127.0.0.1');
  await once(notary, 'listening');
  address = `http://127.0.0.1:${(notary.address() as AddressInfo).port}/anchors`;
});
afterAll(async () => {
  notary.close();
  await stop?.();
});
beforeEach(async () => {
  received.length = 0;
  answersWith = 200;
  await store.anchored.deleteMany({});
});

const place = (text: string): AnchorPlace => anchorPlace(text, { outbox, connection: store.connection });
const bring = (...places: AnchorPlace[]) => anchorEnd(store, places, { everyMs: HOUR_MS, log });
const ANCHOR = { number: 0, hash: expect.any(String), at: expect.any(String) };

test('an address on the web', async () => {
  expect(await bring(place(address))).toBe(1);
  expect(received).toEqual([{ type: 'application/json', anchor: expect.objectContaining(ANCHOR) }]);
  expect(await bring(place(address))).toBe(0); // not before an hour is over
  expect(received).toHaveLength(1);
});

test('a mailbox', async () => {
  expect(await bring(place('mailto:kiem-toan@nha-nuoc.example'))).toBe(1);
  const job = await store.connection.model('Job').findOne({ kind: 'sendMail' }).lean<{ payload: { to: string; text: string } }>();
  expect(job?.payload.to).toBe('kiem-toan@nha-nuoc.example');
  expect(JSON.parse(job?.payload.text.split('\n').at(-1) ?? '')).toMatchObject(ANCHOR);
});

test.each([500, 404, 307])('one that answers with %i gets it after a growing wait, and no other gets it again', async (status) => {
  const elsewhere: Anchor[] = [];
  const places: AnchorPlace[] = [place(address), { name: 'elsewhere', bring: async (anchor) => void elsewhere.push(anchor) }];
  const due = async () => (await store.anchored.findById(places[0]?.name).lean())?.due.getTime() ?? 0;
  const isDue = () => store.anchored.updateOne({ _id: places[0]?.name ?? '' }, { $set: { due: new Date() } });
  answersWith = status;
  expect(await bring(...places)).toBe(1);
  expect(await bring(...places)).toBe(0); // its wait is not over
  const first = (await due()) - Date.now();
  await isDue();
  expect(await bring(...places)).toBe(0);
  expect((await due()) - Date.now()).toBeGreaterThan(first);
  answersWith = 200;
  await isDue();
  expect(await bring(...places)).toBe(1);
  expect([received.length, elsewhere.length]).toEqual([1, 1]);
});

test.each(['anchors', 'ftp://a.example', ''])('%j is no place', (text) => {
  expect(() => place(text)).toThrow('AUDIT_ANCHOR');
});
