/** An administrator sees what a rule would do, keeps it, drops it; and closes a site in favour of another. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
/** No other test changes sites or rules there. */
const PROVINCE = { code: '96', name: 'Cà Mau' };
const name = `Quy tắc ${randomUUID().slice(0, 8)}`;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, locale: 'vi-VN' });
  await signInToConsole(page, system.gateway, 'quantri');
  await page.getByRole('menuitem', { name: 'Điều phối' }).click();
});
afterAll(async () => await browser?.close());

async function sitesOf(kind: string): Promise<{ name: string }[]> {
  const query = `{ sites(filter: { unit: "${PROVINCE.code}", kind: ${kind}, active: true }, first: 2) { nodes { name } } }`;
  return (await askGateway(system.gateway, query, {})).data.sites.nodes;
}
async function choose(label: string, typed: string, where = ''): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label, exact: true }).fill(typed);
  await page.getByRole('option', { name: typed }).filter({ hasText: where }).first().click();
}

test('a rule is tried while it is typed, kept, and dropped', async () => {
  const [hospital] = await sitesOf('HOSPITAL');
  await page.getByRole('button', { name: 'Thêm quy tắc' }).click();
  const dialog = page.getByRole('dialog');
  await choose('Nơi tiêm mà người dân biết', PROVINCE.name);
  await dialog.getByText(/^Đến .*Cà Mau/).waitFor();
  await dialog.getByText('theo công văn 9458/BYT-CNTT').waitFor();
  await dialog.getByLabel('Tên quy tắc').fill(name);
  await choose('Áp dụng tại', PROVINCE.name);
  await dialog.getByRole('combobox', { name: 'Loại phản ánh' }).click();
  await page.getByRole('option', { name: 'Thiếu mũi tiêm' }).click();
  await page.keyboard.press('Escape');
  await choose('Đơn vị xử lý', hospital?.name ?? '');
  await dialog.getByText(`theo quy tắc “${name}”`).waitFor();
  await dialog.getByRole('button', { name: 'Lưu' }).click();
  const row = page.getByRole('row', { name: new RegExp(name) });
  await row.getByText('Thiếu mũi tiêm').waitFor();
  await row.getByRole('button', { name: `Bỏ quy tắc ${name}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bỏ quy tắc' }).click();
  await row.waitFor({ state: 'detached' });
});

test('a site is closed in favour of another, and works again', async () => {
  const [one, other] = await sitesOf('DISTRICT_HEALTH_CENTRE');
  await page.getByRole('button', { name: 'Đóng hoặc sáp nhập' }).click();
  await choose('Cơ sở', one?.name ?? '', PROVINCE.name);
  await choose('Cơ sở kế thừa', other?.name ?? '', PROVINCE.name);
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await page.getByLabel('Tìm cơ sở đã đóng').fill(one?.name ?? '');
  const row = page.getByRole('row', { name: new RegExp(`^${one?.name}`) });
  await row.getByText(other?.name ?? '').waitFor();
  await row.getByRole('button', { name: 'Hoạt động trở lại' }).click();
  await row.waitFor({ state: 'detached' });
  expect(await sitesOf('DISTRICT_HEALTH_CENTRE')).toContainEqual(one);
});
