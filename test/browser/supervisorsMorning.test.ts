/** The supervisor's morning: the numbers of the unit, the complaints behind each, who is sitesAtRisk, assigning, the wall. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor } from '../harness/tokens.ts';
import { file } from '../procedure/fileSample.ts';
import { signInNewColleague } from './newColleague.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
/** Its numbers are this test's alone: no other one files there. */
const PROVINCE = '48';
const DISTRICT = { code: '490', name: 'Quận Liên Chiểu' };
const HANDLER = 'Phan Quốc Việt';
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 1100 }, locale: 'vi-VN' });
  await signInNewColleague(page, system, { name: 'Trương Mỹ Duyên', role: 'AUTHORITY_OFFICER', unitCode: PROVINCE });
});
afterAll(async () => await browser?.close());

const openOverview = async () => {
  await page.getByRole('menuitem', { name: 'Tổng quan' }).click();
  await page.getByRole('region', { name: 'Theo ngày' }).locator('svg').first().waitFor();
};
const tile = (name: string) => page.getByRole('link', { name: new RegExp(`^${name}\\s*:`) });
const numberOf = async (name: string) => Number(/: ([\d.]+)/.exec((await tile(name).textContent()) ?? '')?.[1]?.replace('.', ''));
const tabCount = async (name: RegExp) =>
  Number(/\(([\d.]+)\)/.exec((await page.getByRole('tab', { name }).textContent()) ?? '')?.[1]?.replace('.', ''));

test.each([
  ['Đang mở', /Tất cả/],
  ['Chưa nhận', /Chưa nhận/],
  ['Hạn trong 12 giờ', /Hạn trong/],
  ['Quá hạn', /Quá hạn/],
  ['Đã nhận', /Tất cả/],
  ['Đã hoàn thành', /Tất cả/],
  ['Hoàn thành trễ hạn', /Tất cả/],
  ['Chưa hài lòng', /Tất cả/],
])('%s: the number is that of the complaints behind it', async (name, tab) => {
  await openOverview();
  const number = await numberOf(name);
  await tile(name).click();
  await page.getByRole('tab', { name: tab }).and(page.locator('[aria-selected=true]')).waitFor();
  const rows = page.locator('tbody tr');
  const found = async () => [await tabCount(tab), await rows.count()];
  const expected = [number, Math.min(number, 25)];
  for (let looks = 0; looks < 50 && String(await found()) !== String(expected); looks++) await page.waitForTimeout(100);
  expect(await found()).toEqual(expected);
});

test('a complaint that comes in is counted without asking', async () => {
  await openOverview();
  const before = await numberOf('Đang mở');
  await file(system.gateway, { place: { provinceCode: PROVINCE } });
  for (let tries = 0; tries < 80 && (await numberOf('Đang mở')) === before; tries++) await page.waitForTimeout(100);
  expect(await numberOf('Đang mở')).toBe(before + 1);
});

async function rejectOne(): Promise<void> {
  const { code } = await file(system.gateway, { place: { provinceCode: PROVINCE, districtCode: DISTRICT.code } });
  const handler = { name: HANDLER, role: 'HANDLER', unit_level: 'DISTRICT', unit_code: DISTRICT.code };
  const token = await tokenFor(system, 'test-danang', handler);
  const ask = async (query: string, variables: object) => (await askGateway(system.gateway, query, variables, token)).data;
  const { complaints } = await ask('query ($code: String) { complaints(filter: { text: $code }) { nodes { id version } } }', { code });
  const [{ id, version }] = complaints.nodes;
  await ask('mutation ($input: ClaimComplaintInput!) { claimComplaint(input: $input) { errors { code } } }', { input: { id, version } });
  const input = { id, version: version + 1, rejectionReason: 'PHOTO_BLURRED' };
  const { rejectComplaint } = await ask(
    'mutation ($input: RejectComplaintInput!) { rejectComplaint(input: $input) { errors { code field message } } }',
    { input },
  );
  expect(rejectComplaint.errors).toEqual([]);
}

test('further down, handlers with what they closed; the tables as a file', async () => {
  await rejectOne();
  await openOverview();
  await page.getByRole('combobox', { name: 'Khoảng thời gian' }).click();
  await page.getByRole('option', { name: '90 ngày qua' }).click();
  await page.getByRole('button', { name: DISTRICT.name }).click();
  const handlers = page.getByRole('region', { name: 'Theo người xử lý' });
  await handlers.getByRole('row', { name: new RegExp(`^${HANDLER} 1 `) }).waitFor();
  await page.getByRole('button', { name: 'Xuất' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'CSV (.csv)' }).click();
  expect((await download).suggestedFilename()).toMatch(/^tong-quan-phan-anh-.*\.csv$/);
});

test('what waits is assigned to available handlers, when the supervisor says so', async () => {
  await openOverview();
  const dialog = page.getByRole('dialog', { name: 'Chia việc tự động' });
  const keep = async (change: () => Promise<void>) => {
    await page.getByRole('button', { name: 'Chia việc tự động' }).click();
    await dialog.getByText('Chưa ai bật').waitFor();
    await change();
    await dialog.getByRole('button', { name: 'Lưu' }).click();
  };
  await keep(async () => {
    await dialog.getByLabel('Tự chia phản ánh').check();
    await dialog.getByLabel('Mỗi người giữ').fill('0');
  });
  await dialog.getByText('Mỗi người giữ nhiều nhất: ').waitFor(); // is told what is wrong with it
  await dialog.getByLabel('Mỗi người giữ').fill('8');
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByLabel('Nhận việc').waitFor(); // a supervisor may take some too
  await keep(() => dialog.getByLabel('Tự chia phản ánh').uncheck());
  await page.getByLabel('Nhận việc').waitFor({ state: 'detached' });
});

test('the wall shows the unit and what is open, due and late', async () => {
  await openOverview();
  await page.getByRole('button', { name: DISTRICT.name }).click();
  await page.waitForURL(/unit=/);
  await page.getByRole('button', { name: DISTRICT.name }).waitFor({ state: 'detached' });
  const open = await numberOf('Đang mở');
  await page.getByRole('link', { name: 'Màn hình lớn' }).click();
  await page.waitForURL(/\/wall/);
  await page.getByText('Hôm nay nhận').waitFor();
  await page.getByText(DISTRICT.name).waitFor();
  await page.getByText(String(open), { exact: true }).first().waitFor();
  await page.goBack();
});

test('a handler who supervises no one has no overview', async () => {
  const handler = await (await browser.newContext()).newPage();
  await signInToConsole(handler, system.gateway, 'coso');
  await handler.getByRole('menuitem', { name: 'Phản ánh' }).waitFor();
  expect(await handler.getByRole('menuitem', { name: 'Tổng quan' }).count()).toBe(0);
  await handler.close();
});
