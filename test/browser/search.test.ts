/** Ctrl+K: whatever one may see is found by what one knows of it, and what can be done here is done by its name. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { complaintInput, file } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
let browser: Browser;
let code: string;
beforeAll(async () => {
  browser = await openBrowser();
  ({ code } = await file(system.gateway, { complainant: { ...complaintInput().complainant, fullName: 'Triệu Thị Tìm Kiếm' } }));
});
afterAll(async () => await browser?.close());

async function consoleOf(username: string, first: (page: Page) => ReturnType<Page['locator']>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
  await signInToConsole(page, system.gateway, username, first(page));
  return page;
}
const box = (page: Page) => page.getByRole('combobox', { name: 'Tìm và làm' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Tìm và làm' }).getByRole('option');
async function search(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await box(page).waitFor();
  await page.keyboard.type(typed);
}

test('a handler: a complaint by name and code, a person by number, a unit, an action, a screen; what was opened comes first', async () => {
  const page = await consoleOf('coso', (on) => on.getByRole('tab', { name: /Chưa nhận/ }));
  await search(page, 'trieu thi tim');
  await options(page).filter({ hasText: code }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Triệu Thị Tìm Kiếm' }).waitFor();

  await search(page, 'tu choi'); // an action of this screen
  await options(page).filter({ hasText: 'Từ chối' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Từ chối' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await search(page, '079190000001');
  await options(page).filter({ hasText: 'Nguyễn Thị Minh Tâm' }).first().waitFor();
  await page.keyboard.press('Escape');

  await search(page, code);
  await options(page).filter({ hasText: 'Triệu Thị Tìm Kiếm' }).waitFor();
  await page.keyboard.press('Escape');

  await search(page, 'can bo dau moi');
  await options(page).filter({ hasText: 'Cán bộ đầu mối' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: /Đơn vị thiếu đầu mối/ }).waitFor();

  await page.keyboard.press('Control+k');
  await page.getByText('Vừa mở').waitFor();
  expect(await options(page).first().textContent()).toContain('Cán bộ đầu mối');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Triệu Thị Tìm Kiếm' }).waitFor();
  await page.close();
});

test('a unit leads to its complaints, in an address of its own', async () => {
  const page = await consoleOf('xuly', (on) => on.getByRole('tab', { name: /Chưa nhận/ }));
  await search(page, 'trung tam y te quan 1');
  await options(page).filter({ hasText: 'Trung tâm Y tế Quận 1' }).first().click();
  await page.waitForURL(/complaints\?filter=/);
  await page.reload();
  await page.locator('tbody tr', { hasText: 'Trung tâm Y tế Quận 1' }).first().waitFor();
  await page.close();
});

test('who works on no complaints finds none; a number that is still being typed asks nothing', async () => {
  const page = await consoleOf('nhaplieu', (on) => on.getByLabel('Họ tên, số giấy tờ hoặc điện thoại'));
  const asked: string[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (body.includes('SearchEverything')) asked.push(body);
  });
  await search(page, 'nguyen thi minh tam');
  await options(page).filter({ hasText: 'Nguyễn Thị Minh Tâm' }).first().waitFor();
  expect(await page.getByRole('listbox').getByText('Phản ánh', { exact: true }).count()).toBe(0);
  const before = asked.length;
  await box(page).fill('0791900');
  await page.waitForTimeout(600);
  expect(asked.length).toBe(before);
  await page.close();
});
