/** Three people sign in and see three consoles: what one may not do is not shown. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => await browser?.close());

async function consoleOf(user: string, first: (page: Page) => ReturnType<Page['getByText']>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await signInToConsole(page, system.gateway, user, first(page));
  return page;
}
const menu = async (page: Page) => (await page.getByRole('menu').getByRole('menuitem').allTextContents()).map((text) => text.trim());
const demoPerson = async (page: Page) => {
  await page.goto(`${system.gateway}/admin/citizens`);
  await page.getByLabel('Họ tên, số giấy tờ hoặc điện thoại').fill('nguyen thi minh tam');
  await page.getByText('Nguyễn Thị Minh Tâm').first().click();
  await page.getByRole('heading', { name: 'Nguyễn Thị Minh Tâm', level: 2 }).waitFor();
};

test('a handler: the queue, with everything that a complaint needs; no trail', async () => {
  const page = await consoleOf('coso', (on) => on.getByRole('tab', { name: /Chưa nhận/ }));
  expect(await menu(page)).toEqual(['Phản ánh', 'Người được tiêm', 'Cán bộ đầu mối']);
  await page.locator('tbody tr').first().click();
  await page.getByRole('button', { name: 'Từ chối' }).waitFor();
  await demoPerson(page);
  expect(await page.getByText('CCCD 079190000001').count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Ghi mũi tiêm' }).count()).toBe(1);
});

test('the commune police: people and their identity; neither complaints nor doses', async () => {
  const page = await consoleOf('congan', (on) => on.getByLabel('Họ tên, số giấy tờ hoặc điện thoại'));
  expect(await menu(page)).toEqual(['Trang đầu', 'Người được tiêm', 'Cán bộ đầu mối']);
  await demoPerson(page);
  expect(await page.getByText('CCCD 079190000001').count()).toBe(1);
  expect(await page.getByRole('button', { name: 'Ghi mũi tiêm' }).count()).toBe(0);
  expect(await page.getByRole('heading', { name: 'Mũi tiêm', exact: true }).count()).toBe(0);
  await page.goto(`${system.gateway}/admin/complaints`);
  await page.getByText('Không có quyền', { exact: true }).waitFor();
  expect(await page.locator('tbody tr').count()).toBe(0);
});

test('a link to a complaint, opened by who does not see complaints, says that it is not theirs', async () => {
  const page = await consoleOf('nhaplieu', (on) => on.getByLabel('Họ tên, số giấy tờ hoặc điện thoại'));
  await page.goto(`${system.gateway}/admin/complaints/3f79e4bb-9243-48b1-87d5-af1f5ad1ef6d/show`);
  await page.getByText('Vai trò của bạn không xem được phản ánh').waitFor();
});

test('an auditor: everything to read, nothing to do, numbers masked, and the trail of it', async () => {
  const page = await consoleOf('kiemtoan', (on) => on.getByRole('tab', { name: 'Lượt xem' }));
  expect(await menu(page)).toEqual(['Phản ánh', 'Tổng quan', 'Người được tiêm', 'Cán bộ đầu mối', 'Nhật ký', 'Ứng dụng đối tác']);
  await demoPerson(page);
  expect(await page.getByText('CCCD ••••••').count()).toBe(1);
  expect(await page.getByText('079190000001').count()).toBe(0);
  for (const name of ['Ghi mũi tiêm', 'Sửa thông tin cá nhân']) expect(await page.getByRole('button', { name }).count()).toBe(0);
  await page.getByRole('menuitem', { name: 'Nhật ký' }).click();
  await page.getByRole('tab', { name: 'Lượt xem' }).click();
  await page.getByRole('button', { name: 'Bùi Đức Anh' }).first().waitFor(); // their own looks too
  await page.getByRole('button', { name: 'Chi tiết' }).first().click();
  await page.getByText('Mã yêu cầu').first().waitFor();
});
