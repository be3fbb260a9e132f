/** A photo on its way over a slow network: nothing is sent without it, and a reload keeps it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { jpeg } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';

const system = sharedSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => await browser?.close());

test('the form waits for the photo, and has it after a reload', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route('**/photos', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto(`${system.gateway}/phan-anh`);
  await page.getByLabel(/Ảnh giấy xác nhận/).setInputFiles({ name: 'giay.jpg', mimeType: 'image/jpeg', buffer: await jpeg() });
  const waiting = page.getByRole('button', { name: 'Đang tải ảnh lên…' });
  await waiting.waitFor();
  expect(await waiting.isDisabled()).toBe(true);
  arrive();
  await page.getByText(/Đã tải lên/).waitFor();
  await page.reload();
  await page.getByText(/Đã tải lên/).waitFor();
  expect(await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).isDisabled()).toBe(false);
  await page.close();
});
