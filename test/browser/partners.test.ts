/** An administrator registers a partner app and sees what it calls; the ministry sees it and changes nothing. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
let browser: Browser;
let page: Page;
let client: { id: string; secret: string };
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await signInToConsole(page, system.gateway, 'quantri');
});
afterAll(async () => await browser?.close());

const field = (name: RegExp | string) => page.getByRole('dialog').getByRole('textbox', { name });

test('registers an app; its secret is shown once', async () => {
  await page.getByRole('menuitem', { name: 'Ứng dụng đối tác' }).click();
  await page.getByRole('button', { name: 'Đăng ký ứng dụng' }).click();
  await field('Ứng dụng').fill('Sổ tay sức khoẻ');
  await field('Email liên hệ').fill('không phải thư');
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng ký ứng dụng' }).click();
  await page.getByRole('dialog').getByText('Email liên hệ: chưa đúng').waitFor();
  await field('Email liên hệ').fill('ky-thuat@so-tay.example');
  await page.getByRole('dialog').getByRole('button', { name: 'Đăng ký ứng dụng' }).click();
  const id = await field(/Mã ứng dụng/).inputValue();
  const secret = await field(/Mã bí mật/).inputValue();
  expect(secret).toMatch(/^[\w-]{43}$/);
  client = { id, secret };
  await page.getByRole('button', { name: 'Đóng', exact: true }).click();
  await page.getByRole('link', { name: 'Sổ tay sức khoẻ' }).click();
  await page.getByText('Chưa gọi lần nào.').waitFor();
  expect(await page.getByText(secret).count()).toBe(0);
});

test('what it calls is on its page within moments, and it is switched off there', async () => {
  const answer = await fetch(`${system.issuer}/token`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials&scope=doses:read',
  });
  const { access_token } = (await answer.json()) as { access_token: string };
  await askGateway(system.gateway, 'query Strange { provinces { code } }', {}, access_token);
  await page.getByRole('cell', { name: 'Strange' }).waitFor();
  await page.getByRole('cell', { name: 'câu hỏi không được phép' }).waitFor();
  await page.getByRole('switch', { name: 'Đang bật' }).click();
  await page.getByText('đã tắt').waitFor();
});

test('the ministry sees the apps and changes nothing', async () => {
  const ministry = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await signInToConsole(ministry, system.gateway, 'boyte');
  await ministry.getByRole('menuitem', { name: 'Ứng dụng đối tác' }).click();
  await ministry.getByRole('link', { name: 'Sổ tay sức khoẻ' }).click();
  await ministry.getByText('Đã gọi trong 30 ngày').waitFor();
  expect(await ministry.getByRole('switch').count()).toBe(0);
  expect(await ministry.getByRole('button', { name: 'Sửa' }).count()).toBe(0);
});
