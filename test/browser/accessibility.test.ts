/** No serious finding of axe on any page, light and dark, and nothing out of reach. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { outOfReach } from './outOfReach.ts';
import { settled } from './settled.ts';
import { signInToConsole } from './signInToConsole.ts';

declare global {
  /** What axe-core's source puts into the page. */
  var axe: { run(options: { runOnly?: string[] }): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
}

const system = sharedSystem();
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => await browser?.close());

/** Rules that colours decide; all others say the same of a page in the dark. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

async function findings(page: Page): Promise<string[]> {
  await settled(page);
  await page.evaluate(axeSource);
  const found = [...(await outOfReach(page)), ...(await findingsOf(page, undefined))];
  await lit(page, 'dark');
  found.push(...(await findingsOf(page, OF_COLOURS)).map((finding) => `dark: ${finding}`));
  await lit(page, 'light');
  return found;
}

/** In other light, with all colours faded over. */
async function lit(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await stands(page);
}

const findingsOf = (page: Page, rules: string[] | undefined): Promise<string[]> =>
  page.evaluate(async (runOnly) => {
    const { violations } = await axe.run(runOnly ? { runOnly } : {});
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
  }, rules);

/** What comes in has faded in. */
const stands = (page: Page) => page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === 'finished'));

test.each(['/', '/phan-anh', '/phan-anh/don-gian', '/tra-cuu', '/mui-tiem', '/huong-dan', '/xac-nhan-dau-moi/x'])(
  'portal %s on a phone',
  async (path) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, bypassCSP: true });
    await page.goto(system.gateway + path);
    expect(await findings(page)).toEqual([]);
    await page.close();
  },
);

test('console: sign-in, queue, one complaint', async () => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, bypassCSP: true });
  await page.goto(`${system.gateway}/admin/`);
  await page.getByLabel('Tên đăng nhập').waitFor();
  expect(await findings(page)).toEqual([]);
  await signInToConsole(page, system.gateway, 'xuly');
  await page.locator('tbody tr').first().waitFor();
  expect(await findings(page)).toEqual([]);
  await page.locator('tbody tr').first().click();
  await page.getByText('Quá trình xử lý').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.close();
});

test.each([
  ['desk', 1280],
  ['phone', 390],
])('console, on a %s: contact lists, import, accounts, partner apps, people, one person', async (_, size) => {
  const page = await browser.newPage({ viewport: { width: size, height: 844 }, bypassCSP: true });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await signInToConsole(page, system.gateway, 'quantri');
  await page.goto(`${system.gateway}/admin/contacts`);
  for (const view of [/Đơn vị thiếu đầu mối/, /Tất cả/]) {
    await page.getByRole('tab', { name: view }).click();
    await page.getByText('Trạm Y tế').first().waitFor();
    expect([await findings(page), await width()]).toEqual([[], size]);
  }
  await page.getByRole('button', { name: 'Nhập danh sách' }).click();
  await page.getByRole('dialog').waitFor();
  await stands(page);
  expect(await findings(page)).toEqual([]);
  await page.goto(`${system.gateway}/admin/accounts`);
  await page.getByText('Hoàng Ngọc Lan').waitFor();
  expect([await findings(page), await width()]).toEqual([[], size]);
  await page.getByRole('button', { name: 'Cấp tài khoản' }).click();
  await page.getByRole('dialog').waitFor();
  await stands(page);
  expect(await findings(page)).toEqual([]);
  await page.goto(`${system.gateway}/admin/routing`);
  await page.getByText('Theo công văn 9458').waitFor();
  expect([await findings(page), await width()]).toEqual([[], size]);
  await page.goto(`${system.gateway}/admin/partnerApps`);
  await page.getByRole('link', { name: /\(thử nghiệm\)/ }).click();
  await page.getByText('Đã gọi trong 30 ngày').waitFor();
  expect([await findings(page), await width()]).toEqual([[], size]);
  await page.getByRole('button', { name: 'Sửa' }).click();
  await page.getByRole('dialog').waitFor();
  await stands(page);
  expect(await findings(page)).toEqual([]);
  await page.close();

  const desk = await browser.newPage({ viewport: { width: size, height: 844 }, bypassCSP: true });
  await signInToConsole(desk, system.gateway, 'coso');
  await desk.goto(`${system.gateway}/admin/citizens`);
  await desk.getByLabel('Họ tên, số giấy tờ hoặc điện thoại').fill('079190000001');
  await desk.getByText('Nguyễn Thị Minh Tâm').first().waitFor();
  expect(await findings(desk)).toEqual([]);
  await desk.getByText('Nguyễn Thị Minh Tâm').first().click();
  await desk.getByText('Dòng thời gian').waitFor();
  expect([await findings(desk), await desk.evaluate(() => document.documentElement.scrollWidth)]).toEqual([[], size]);
  await desk.getByRole('button', { name: 'Bản sao dữ liệu' }).click();
  await desk.getByRole('dialog').waitFor();
  await stands(desk);
  expect(await findings(desk)).toEqual([]);
  await desk.close();
});

test.each([
  ['desk', 1280],
  ['phone', 390],
])('console, on a %s: erasures that wait', async (_, size) => {
  const page = await browser.newPage({ viewport: { width: size, height: 844 }, bypassCSP: true });
  await signInToConsole(page, system.gateway, 'soyte', page.getByRole('heading').or(page.locator('table, ul')).first());
  await page.goto(`${system.gateway}/admin/erasures`);
  await page.getByText('Người dân yêu cầu xoá dữ liệu').waitFor();
  expect([await findings(page), await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([[], size]);
  await page.close();
});

test.each([
  ['desk', 1280],
  ['phone', 390],
])('console, on a %s: overview, wall, assigning', async (_, size) => {
  const page = await browser.newPage({ viewport: { width: size, height: 844 }, bypassCSP: true });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await signInToConsole(page, system.gateway, 'giamdoc');
  await page.goto(`${system.gateway}/admin/statistics`);
  await page.getByRole('region', { name: 'Theo ngày' }).locator('svg').first().waitFor();
  expect([await findings(page), await width()]).toEqual([[], size]);
  await page.goto(`${system.gateway}/admin/wall`);
  await page.getByText('Hôm nay nhận').waitFor();
  expect([await findings(page), await width()]).toEqual([[], size]);
  await page.goto(`${system.gateway}/admin/complaints`);
  await page.locator('tbody tr, .MuiCardActionArea-root').first().click();
  await page.getByRole('button', { name: 'Việc khác' }).click();
  await page.getByRole('menuitem', { name: 'Phân công' }).click();
  await page.getByRole('dialog').waitFor();
  await stands(page);
  expect([await findings(page), await width()]).toEqual([[], size]);
  await page.close();
});

test('console on a phone: queue, one complaint, nothing beside the page', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, bypassCSP: true });
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await signInToConsole(page, system.gateway, 'xuly');
  await page.getByText(/^PA-/).first().waitFor();
  expect([await findings(page), await width()]).toEqual([[], 390]);
  await page.getByText(/^PA-/).first().click();
  await page.getByText('Quá trình xử lý').waitFor();
  expect([await findings(page), await width()]).toEqual([[], 390]);
  await page.close();
});
