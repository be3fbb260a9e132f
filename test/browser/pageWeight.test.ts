/** The portal on a slow network: what its first page weighs, and when a citizen can begin. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';

const system = sharedSystem();
/** Slow 3G as browsers' developer tools have it: 400 kbit/s each way, 400 ms to and fro. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => await browser?.close());

test('the first page is under 200 kB compressed', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto(system.gateway, { waitUntil: 'networkidle' });
  await page.getByRole('link', { name: /Gửi phản ánh/ }).waitFor();
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(200_000);
  await page.close();
});

test('and usable in 3 s at slow 3G', async () => {
  let best = Number.POSITIVE_INFINITY;
  // A busy machine only makes it slower: the best of some tries is what the page itself needs.
  for (let tries = 0; tries < 6 && best >= 3; tries++) best = Math.min(best, await secondsUntilUsable());
  expect(best).toBeLessThan(3);
});

/** In a browser that has seen nothing of the page yet. */
async function secondsUntilUsable(): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', SLOW_3G);
  const began = performance.now();
  await page.goto(system.gateway, { waitUntil: 'commit' });
  await page.getByRole('link', { name: /Gửi phản ánh/ }).waitFor();
  const seconds = (performance.now() - began) / 1000;
  await page.close();
  return seconds;
}
