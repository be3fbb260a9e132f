/** Signs in to the console as a person does, in a page. */
import { needsAuthenticator } from '@so-tiem/access/rules/roles';
import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD, theDemoAccounts } from '../../seed/accounts.ts';
import { codeOf } from '../harness/signIn.ts';

type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;
/** Sessions at the issuer of accounts whose codes are good once: whoever has signed in does not do so again in another window. */
const sessions = new Map<string, Cookies>();

/** On the screen that somebody begins with, whatever their role. */
export const START = '#main-content :is([role=tab], h1, [role=combobox])';

/** @param first what stands on the first page that this person sees */
export async function signInToConsole(page: Page, gateway: string, username: string, first?: Locator): Promise<void> {
  const account = theDemoAccounts().find((each) => each.username === username);
  const asksForCode = account !== undefined && needsAuthenticator(account.role);
  const session = sessions.get(username);
  if (session) await page.context().addCookies(session);
  await page.goto(`${gateway}/admin/`);
  if (!session) {
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập' }).click();
    if (asksForCode) await enterCode(page);
  }
  await (first ?? page.locator(START).first()).waitFor();
  if (asksForCode) sessions.set(username, await page.context().cookies());
}

/** A code is good once, and another test may have used it: then the next one is waited for. */
export async function enterCode(page: Page, key?: string): Promise<void> {
  const field = page.getByLabel('Mã 6 chữ số');
  for (let tries = 0; tries < 4; tries++) {
    await field.fill(codeOf(key));
    await page.getByRole('button', { name: 'Xác nhận' }).click();
    await page.waitForLoadState();
    if (!(await page.getByRole('alert').filter({ hasText: 'Mã không đúng' }).isVisible())) return;
    await page.waitForTimeout(30_000 - (Date.now() % 30_000) + 100);
  }
}
