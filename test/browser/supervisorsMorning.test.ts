/** The supervisor's morning: the numbers of the unit, the complaints behind each, who is pressed, assigning, the wall. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { file } from '../procedure/fileSample.ts';
import { sharedSystem } from '../system/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 1100 }, locale: 'vi-VN' });
  await signInToConsole(page, system.gateway, 'giamdoc');
});
afterAll(async () => await browser?.close());

const openOverview = async () => {
  await page.getByRole('menuitem', { name: 'Tổng quan' }).click();
  await page.getByRole('region', { name: 'Theo ngày' }).locator('svg').first().waitFor();
};
const tile = (name: string) => page.getByRole('link', { name: new RegExp(`^${name}: `) });
const numberOf = async (name: string) =>
  Number(/: ([\d.]+)$/.exec((await tile(name).getAttribute('aria-label')) ?? '')?.[1]?.replace('.', ''));
const tabCount = async (name: RegExp) =>
  Number(/\(([\d.]+)\)/.exec((await page.getByRole('tab', { name }).textContent()) ?? '')?.[1]?.replace('.', ''));

test.each([
  ['Đang mở', /Tất cả/],
  ['Chưa nhận', /Chưa nhận/],
  ['Hạn trong 12 giờ', /Hạn trong/],
  ['Quá hạn', /Quá hạn/],
  ['Đã nhận', /Tất cả/],
  ['Đã xong', /Tất cả/],
  ['Xong muộn', /Tất cả/],
])('%s: the number is that of the complaints behind it', async (name, tab) => {
  // Other tests work on the same complaints: what changed between the two looks is looked at again.
  for (let tries = 0; ; tries++) {
    await openOverview();
    const number = await numberOf(name);
    await tile(name).click();
    await page.getByRole('tab', { name: tab }).and(page.locator('[aria-selected=true]')).waitFor();
    for (let looks = 0; looks < 30 && (await tabCount(tab)) !== number; looks++) await page.waitForTimeout(100);
    const found = await tabCount(tab);
    const rows = () => page.locator('tbody tr').count();
    for (let looks = 0; looks < 30 && (await rows()) !== Math.min(found, 25); looks++) await page.waitForTimeout(100);
    if ((found === number && (await rows()) === Math.min(found, 25)) || tries === 4) {
      expect([found, await rows()]).toEqual([number, Math.min(number, 25)]);
      return;
    }
  }
});

test('a complaint that comes in is counted without asking', async () => {
  await openOverview();
  const before = await numberOf('Đang mở');
  await file(system.gateway);
  for (let tries = 0; tries < 80 && (await numberOf('Đang mở')) === before; tries++) await page.waitForTimeout(100);
  expect(await numberOf('Đang mở')).not.toBe(before); // others file too
});

test('handlers with what they finished; the tables as a file', async () => {
  await openOverview();
  await page.getByRole('combobox', { name: 'Khoảng thời gian' }).click();
  await page.getByRole('option', { name: '90 ngày qua' }).click();
  const handlers = page.getByRole('region', { name: 'Theo người xử lý' });
  await handlers.getByRole('row').nth(1).waitFor();
  await page.getByRole('button', { name: 'Xuất' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV (.csv)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^tong-quan-phan-anh-.*\.csv$/);
});

test('the wall shows the unit and what is open, due and late', async () => {
  await openOverview();
  await page.getByRole('link', { name: 'Màn hình lớn' }).click();
  await page.waitForURL(/\/wall/);
  await page.getByText('Hôm nay nhận').waitFor();
  await page.getByText('Trung tâm Y tế Quận 1').waitFor();
  await page
    .getByText(/^[\d.]+$/)
    .nth(3)
    .waitFor(); // all four are known
  await page.goBack();
});

test('whoever handles complaints, and supervises nobody, has no overview', async () => {
  const handler = await (await browser.newContext()).newPage();
  await signInToConsole(handler, system.gateway, 'coso');
  await handler.getByRole('menuitem', { name: 'Phản ánh' }).waitFor();
  expect(await handler.getByRole('menuitem', { name: 'Tổng quan' }).count()).toBe(0);
  await handler.close();
});
