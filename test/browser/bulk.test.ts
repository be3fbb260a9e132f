/** Many complaints at once: what it will come to, what it came to, and back again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
const COMPLAINTS = 4;
let browser: Browser;
let page: Page;
let handler: string;
beforeAll(async () => {
  handler = await tokenOf(system, 'coso');
  for (let i = 0; i < COMPLAINTS; i++)
    await file(system.gateway, { complainant: { ...complaintInput().complainant, fullName: `Hàng Loạt ${'ABCD'[i]}` } });
  const [first] = await complaints();
  await askGateway(
    system.gateway,
    'mutation ($input: ClaimComplaintInput!) { claimComplaint(input: $input) { errors { code } } }',
    { input: { id: first?.id, version: first?.version } },
    handler,
  );
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
  await signInToConsole(page, system.gateway, 'giamdoc');
  await page.goto(`${system.gateway}/admin/complaints`);
  await page.getByRole('tab', { name: /Tất cả/ }).click();
  await page.keyboard.press('/');
  await page.keyboard.type('hang loat');
  await page.keyboard.press('Escape');
  await page.getByText(`1–${COMPLAINTS}`, { exact: true }).waitFor();
});
afterAll(async () => await browser?.close());

async function complaints(): Promise<{ id: string; version: number; status: string; assignee: { name: string } | null }[]> {
  const query = '{ complaints(filter: { text: "hang loat" }) { nodes { id version status assignee { name } } } }';
  return (await askGateway(system.gateway, query, {}, handler)).data.complaints.nodes;
}
const statuses = async () => (await complaints()).map(({ status }) => status).sort();

/** Chooses every row by keyboard. */
async function chooseAll(): Promise<void> {
  await page
    .locator('tbody tr')
    .nth(COMPLAINTS - 1)
    .waitFor();
  for (let i = 0; i < COMPLAINTS; i++) await page.keyboard.press('k');
  await page.keyboard.press('s');
  for (let i = 1; i < COMPLAINTS; i++) {
    await page.keyboard.press('j');
    await page.keyboard.press('s');
  }
  await page.getByText(`Đã chọn ${COMPLAINTS}`).waitFor();
}

test('claimed in bulk: what another handler has is shown beforehand and left alone; and released', async () => {
  await chooseAll();
  await page.keyboard.press('t');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`Sẽ nhận xử lý ${COMPLAINTS - 1} phản ánh. Không thực hiện được với 1 phản ánh:`).waitFor();
  await dialog.getByText('người khác đang xử lý hoặc đã xong').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(`Đã nhận xử lý ${COMPLAINTS - 1} phản ánh`).waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect((await complaints()).map(({ assignee }) => assignee?.name ?? null).sort()).toEqual([
    'Lê Minh Khoa',
    'Nguyễn Văn Bình',
    'Nguyễn Văn Bình',
    'Nguyễn Văn Bình',
  ]);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByText('Đã hoàn tác').waitFor();
  expect(await statuses()).toEqual(['IN_PROGRESS', 'RECEIVED', 'RECEIVED', 'RECEIVED']);
});

test('rejected together, with one reason and its text', async () => {
  await chooseAll();
  await page.keyboard.press('x');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Lý do' }).click();
  await page.getByRole('option', { name: /Ảnh bị mờ/ }).click();
  expect(await dialog.getByRole('textbox').first().inputValue()).toContain('ảnh rõ nét hơn');
  await dialog.getByRole('button', { name: `Từ chối ${COMPLAINTS - 1} phản ánh` }).click();
  await page.getByText(`Đã từ chối ${COMPLAINTS - 1} phản ánh`).waitFor();
  await page.keyboard.press('z');
  await page.getByText('Đã hoàn tác').waitFor();
  expect(await statuses()).toEqual(['IN_PROGRESS', 'RECEIVED', 'RECEIVED', 'RECEIVED']);
});

test('what is not undone takes effect, also when the window is closed', async () => {
  await chooseAll();
  await page.keyboard.press('x');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Lý do' }).click();
  await page.getByRole('option', { name: /Ảnh bị mờ/ }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText(`Đã từ chối ${COMPLAINTS - 1} phản ánh`).waitFor();
  expect(await statuses()).toEqual(['IN_PROGRESS', 'RECEIVED', 'RECEIVED', 'RECEIVED']);
  await page.close();
  for (let looks = 0; looks < 200 && !(await statuses()).includes('REJECTED'); looks++) await sleep(100);
  await sleep(1000);
  expect(await statuses()).toEqual(['IN_PROGRESS', 'REJECTED', 'REJECTED', 'REJECTED']);
});
