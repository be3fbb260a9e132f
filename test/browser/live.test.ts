/** Two consoles beside each other: what happens in one is seen in the other without asking, also after an interruption. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
/** Also beside other work; how soon it usually is, `npm run bench -- live` measures. */
const WITHIN_MS = 10_000;
let browser: Browser;
let page: Page;
let token: string;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  token = await tokenOf(system, 'giamdoc');
  await signInToConsole(page, system.gateway, 'coso');
  await page.locator('tbody tr').first().waitFor();
});
afterAll(async () => await browser?.close());

const act = async (name: string, input: object) => {
  const type = `${inputOf(name)}`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { complaint { id version } errors { code } } }`;
  const { data } = await askGateway(system.gateway, query, { input }, token);
  expect(data[name].errors).toEqual([]);
  return data[name].complaint;
};
const find = async (code: string) =>
  (
    await askGateway(
      system.gateway,
      'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version } } }',
      { text: code },
      token,
    )
  ).data.complaints.nodes[0];

async function search(code: string): Promise<void> {
  await page.getByLabel('Tìm').first().fill(code);
}

test('a complaint that is filed, and one that is taken, is seen by itself', async () => {
  const fullName = `Tức Thời ${randomUUID().slice(0, 8)}`;
  await page.getByRole('tab', { name: /Tất cả/ }).click();
  await search(fullName);
  await page.getByText('Không có dữ liệu khớp điều kiện').waitFor();
  const { code } = await file(system.gateway, { complainant: { ...complaintInput().complainant, fullName } });
  const row = page.locator('tbody tr').filter({ hasText: code });
  await row.getByText('Chờ nhận').waitFor({ timeout: WITHIN_MS });

  const { id, version } = await find(code);
  await act('claimComplaint', { id, version });
  await row.getByText('Nguyễn Văn Bình').waitFor({ timeout: WITHIN_MS });
  await act('releaseComplaint', { id, version: version + 1 });
  await row.getByText('Chờ nhận').waitFor({ timeout: WITHIN_MS });
});

test('who else has it open is told on its screen, and what they do to it is shown there', async () => {
  const { code } = await file(system.gateway);
  const { id } = await find(code);
  await act('complaintHeartbeat', { id });
  await page.goto(`${system.gateway}/admin/complaints/${id}/show`);
  await page.getByText('Nguyễn Văn Bình cũng đang mở phản ánh này.').waitFor();
  const { version } = await find(code);
  await act('claimComplaint', { id, version });
  await page.getByText('Nguyễn Văn Bình đang xử lý').waitFor({ timeout: WITHIN_MS });
});

test('a supervisor assigns by keyboard, and the handler sees it wherever they are', async () => {
  const head = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signInToConsole(head, system.gateway, 'giamdoc');
  const { code } = await file(system.gateway);
  const { id } = await find(code);
  await head.goto(`${system.gateway}/admin/complaints/${id}/show`);
  await head.getByRole('button', { name: 'Việc khác' }).waitFor();
  await head.keyboard.press('a');
  await head.getByRole('combobox', { name: 'Người xử lý' }).fill('Khoa');
  await head.getByRole('option', { name: /Lê Minh Khoa/ }).click();
  // What is told stands there for a few seconds only.
  const told = page.getByText(`Phân công: ${code}`).waitFor({ timeout: WITHIN_MS });
  await Promise.all([told, head.keyboard.press('Control+Enter'), head.getByText('Lê Minh Khoa đang xử lý').waitFor()]);
  await page.getByRole('link', { name: 'Xem', exact: true }).click();
  await page.getByRole('button', { name: 'Trả lại' }).waitFor();
});

test('after an interruption what was missed is caught up with', async () => {
  await page.goto(`${system.gateway}/admin/complaints`);
  await page.getByRole('tab', { name: /Tất cả/ }).click();
  const { code } = await file(system.gateway);
  await search(code);
  const row = page.locator('tbody tr').filter({ hasText: code });
  await row.getByText('Chờ nhận').waitFor();
  await page.context().setOffline(true);
  const { id, version } = await find(code);
  await act('claimComplaint', { id, version });
  await page.waitForTimeout(1500);
  await page.context().setOffline(false);
  await row.getByText('Nguyễn Văn Bình').waitFor({ timeout: 20_000 });
});
