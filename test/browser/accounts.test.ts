/** An administrator gives somebody an account, who signs in for the first time; and takes it away again. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../seed/accounts.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { enterCode, START, signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
const USERNAME = `thu.${randomUUID().slice(0, 8)}`;
const PASSWORD = 'một câu dài dễ nhớ';
let browser: Browser;
let administrator: Page;
beforeAll(async () => {
  browser = await openBrowser();
  administrator = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await signInToConsole(administrator, system.gateway, 'quantri');
});
afterAll(async () => await browser?.close());

async function choose(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('dialog').getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: typed }).first().click();
}
const rowOf = async (page: Page, name: string) => {
  await page.getByLabel('Tìm tên, tên đăng nhập').fill(name);
  const row = page.locator('tbody tr').filter({ hasText: name });
  await row.waitFor();
  return row;
};

test('creates an account, whose owner sets up password and authenticator and sees their console', async () => {
  await administrator.getByRole('menuitem', { name: 'Tài khoản' }).click();
  await administrator.getByRole('button', { name: 'Cấp tài khoản' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByLabel('Tên đăng nhập').fill(USERNAME);
  await dialog.getByLabel('Họ và tên').fill('Phạm Thị Mới');
  await choose(administrator, 'Đơn vị', 'Trung tâm Y tế Quận 1');
  await dialog.getByRole('combobox', { name: 'Vai trò' }).click();
  const roles = administrator.getByRole('option');
  expect(await roles.allTextContents()).toEqual(['Cán bộ xử lý', 'Cán bộ nhập liệu', 'Người đứng đầu', 'Quản trị']);
  await roles.filter({ hasText: 'Người đứng đầu' }).click();
  await dialog.getByRole('button', { name: 'Cấp tài khoản' }).click();
  const code = await administrator.getByRole('dialog').getByRole('textbox', { name: 'Mã kích hoạt' }).inputValue();
  await administrator.getByRole('button', { name: 'Đóng', exact: true }).click();
  expect(await (await rowOf(administrator, USERNAME)).textContent()).toContain('chờ đăng nhập lần đầu');

  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(`${system.gateway}/admin/`);
  await page.getByLabel('Tên đăng nhập').fill(USERNAME);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu mới').fill(PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page.getByRole('img', { name: /Mã QR/ }).waitFor();
  const key = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '');
  await enterCode(page, key);
  await page.locator(START).first().waitFor();
  await page.getByRole('button', { name: /Phạm Thị Mới/ }).waitFor();
});

test('an administrator’s account is proposed by one, and begins when another one confirms it', async () => {
  const username = `hai.${randomUUID().slice(0, 8)}`;
  await administrator.getByRole('button', { name: 'Cấp tài khoản' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByLabel('Tên đăng nhập').fill(username);
  await dialog.getByLabel('Họ và tên').fill('Phạm Thị Hai');
  await dialog.getByRole('combobox', { name: 'Vai trò' }).click();
  await administrator.getByRole('option', { name: 'Quản trị' }).click();
  await dialog.getByText('Một quản trị viên khác phải duyệt').waitFor();
  await dialog.getByRole('button', { name: 'Cấp tài khoản' }).click();
  await administrator.getByText('Đã gửi đề nghị; quản trị viên thứ hai cần duyệt.').waitFor();
  const row = await rowOf(administrator, username);
  await row.getByText('chờ duyệt: cấp tài khoản').waitFor();
  await row.getByRole('button', { name: 'Thao tác với Phạm Thị Hai' }).click();
  await administrator.getByRole('menuitem', { name: 'Rút đề nghị' }).waitFor();
  expect(await administrator.getByRole('menuitem', { name: 'Duyệt đề nghị' }).count()).toBe(0);
  expect(await administrator.getByRole('menuitem', { name: 'Mở khoá' }).getAttribute('aria-disabled')).toBe('true');
  await administrator.keyboard.press('Escape');

  const second = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signInToConsole(second, system.gateway, 'quantri2');
  await second.getByRole('menuitem', { name: 'Tài khoản' }).click();
  const theirs = await rowOf(second, username);
  await theirs.getByRole('button', { name: 'Thao tác với Phạm Thị Hai' }).click();
  await second.getByRole('menuitem', { name: 'Duyệt đề nghị' }).click();
  await second.getByRole('dialog').getByRole('button', { name: 'Duyệt đề nghị' }).click();
  expect(await second.getByRole('dialog').getByRole('textbox', { name: 'Mã kích hoạt' }).inputValue()).toMatch(
    /^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/,
  );
});

test('a name that is taken is told at its field, and nothing that was typed is lost', async () => {
  await administrator.getByRole('button', { name: 'Cấp tài khoản' }).click();
  const dialog = administrator.getByRole('dialog');
  await dialog.getByLabel('Tên đăng nhập').fill('coso');
  await dialog.getByLabel('Họ và tên').fill('Phạm Thị Khác');
  await dialog.getByRole('combobox', { name: 'Vai trò' }).click();
  await administrator.getByRole('option', { name: 'Kiểm toán' }).click();
  await dialog.getByRole('button', { name: 'Cấp tài khoản' }).click();
  await dialog.getByText('Tên đăng nhập: đã có trên hệ thống').waitFor();
  expect(await dialog.getByLabel('Họ và tên').inputValue()).toBe('Phạm Thị Khác');
  await dialog.getByRole('button', { name: 'Huỷ' }).click();
});

test('disables the account, and it is shown so', async () => {
  const row = await rowOf(administrator, USERNAME);
  await row.getByRole('button', { name: /Thao tác/ }).click();
  await administrator.getByRole('menuitem', { name: 'Khoá tài khoản' }).click();
  await administrator.getByRole('dialog').getByText('mọi phiên kết thúc ngay').waitFor();
  await administrator.getByRole('dialog').getByRole('button', { name: 'Khoá tài khoản' }).click();
  await row.getByText('đã khoá').waitFor();
});

test('when the session ends in the midst of a form, signing in beside it keeps what was typed', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await signInToConsole(page, system.gateway, 'soyte');
  await page.getByRole('menuitem', { name: 'Người được tiêm' }).click();
  await page.getByRole('button', { name: 'Thêm người' }).click();
  const dialog = page.getByRole('dialog').filter({ hasText: 'Thêm người' });
  await dialog.getByLabel('Họ và tên').fill('Đỗ Viết Dở');
  await dialog.getByLabel('Ngày sinh').fill('02/03/1980');

  await administrator.getByLabel('Tìm tên, tên đăng nhập').fill('soyte');
  const row = administrator.locator('tbody tr').filter({ hasText: 'soyte' });
  await row.getByRole('button', { name: /Thao tác/ }).click();
  await administrator.getByRole('menuitem', { name: 'Đăng xuất khỏi mọi nơi' }).click();
  await administrator.getByRole('dialog').getByRole('button', { name: 'Đăng xuất khỏi mọi nơi' }).click();
  await administrator.waitForTimeout(4000); // the gateways ask every two seconds

  await dialog.getByRole('button', { name: 'Lưu' }).click();
  const over = page.getByRole('dialog', { name: 'Phiên làm việc đã hết' });
  const [tab] = await Promise.all([context.waitForEvent('page'), over.getByRole('button', { name: 'Đăng nhập lại' }).click()]);
  await tab.getByLabel('Tên đăng nhập').fill('soyte');
  await tab.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD);
  await tab.getByRole('button', { name: 'Đăng nhập' }).click();
  await over.waitFor({ state: 'detached' });
  // The same request was made once more, and what was typed is on record.
  await page.getByRole('heading', { level: 2, name: 'Đỗ Viết Dở' }).waitFor();
});
