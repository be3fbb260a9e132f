/** An account of a test's own, signed in to the console: for tests whose numbers nobody else may change. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import type { SharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor } from '../harness/tokens.ts';
import { START } from './signInToConsole.ts';

const CREATE = `mutation ($input: CreateAccountInput!) {
  createAccount(input: $input) { account { username } activationCode errors { code field message } }
}`;
const PASSWORD = 'một câu dài dễ nhớ';

/** @param account of a role that signs in without an authenticator */
export async function signInNewColleague(
  page: Page,
  system: SharedSystem,
  account: { name: string; role: string; unitCode: string },
): Promise<void> {
  const administrator = { name: 'Quản Trị', role: 'ADMINISTRATOR', unit_level: 'COUNTRY', unit_code: 'VN' };
  const input = { idempotencyKey: randomUUID(), username: `thu.${randomUUID().slice(0, 8)}`, ...account };
  const { data } = await askGateway(system.gateway, CREATE, { input }, await tokenFor(system, 'test-administrator', administrator));
  if (data.createAccount.errors.length) throw new Error(JSON.stringify(data.createAccount.errors));

  await page.goto(`${system.gateway}/admin/`);
  await page.getByLabel('Tên đăng nhập').fill(input.username);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(data.createAccount.activationCode);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mật khẩu mới').fill(PASSWORD);
  await page.getByLabel('Nhập lại mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click();
  await page.locator(START).first().waitFor();
}
