/** Signs in to the console as a person does, in a page. */
import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../sample/accounts.ts';

/** @param first what stands on the first page that this person sees */
export async function signInToConsole(page: Page, gateway: string, username: string, first?: Locator): Promise<void> {
  await page.goto(`${gateway}/admin/`);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await (first ?? page.getByRole('tab', { name: /Chưa nhận/ })).waitFor();
}
