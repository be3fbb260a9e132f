/** A citizen on a phone: sees their doses with a code from their phone, complains from the one that is wrong, adds proof. */
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { sendComplaint } from './sendComplaint.ts';

const system = sharedSystem();
const HEIC = fileURLToPath(new URL('../../subgraphs/complaints/photos/fixtures/certificate.heic', import.meta.url));
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => await browser?.close());

test('from the code to the complaint, and more proof later', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
  await page.goto(system.gateway);
  await page.getByRole('link', { name: /Mũi tiêm của tôi/ }).click();
  await page.getByRole('button', { name: 'Gửi mã' }).click();
  expect(await page.getByText('Xin nhập mục này.').count()).toBe(4);
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Minh Tâm');
  await page.getByLabel('Ngày sinh').fill('20/05/1990');
  await page.getByLabel('Nữ').check();
  await page.getByLabel(/Số căn cước/).fill('079190000001');
  await page.getByRole('button', { name: 'Gửi mã' }).click();

  const { text } = await mailThat(system.mailbox, ({ to, subject }) => to.startsWith('84912345678@') && subject === 'Mã xem sổ tiêm');
  await page.getByLabel('Mã 6 số').fill(/\d{6}/.exec(text)?.[0] ?? '');
  await page.getByRole('button', { name: 'Xem mũi tiêm' }).click();
  await page.getByRole('heading', { name: 'Nguyễn Thị Minh Tâm' }).waitFor();
  const dose = page.getByRole('listitem').filter({ hasText: 'Mũi tiêm 2' });
  const [day = ''] = /\d{2}\/\d{2}\/\d{4}/.exec((await dose.textContent()) ?? '') ?? [];
  await dose.getByRole('button', { name: 'Mũi tiêm 2 ghi sai' }).click();

  await page.getByRole('heading', { name: 'Gửi phản ánh' }).waitFor();
  expect(await page.getByLabel('Mũi tiêm ghi sai').isChecked()).toBe(true);
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Nguyễn Thị Minh Tâm');
  expect(await page.getByLabel('Ngày tiêm').inputValue()).toBe(day);
  await page.getByText('Trung tâm Y tế').first().waitFor(); // the site is chosen
  await page.getByLabel('Số điện thoại').fill('0912 345 678');
  await page.getByLabel('Số lô').fill('FF9999');
  await sendComplaint(page);
  const code = (await page.getByText(/^PA-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? '';
  await page.getByRole('link', { name: 'Theo dõi phản ánh' }).click();

  await page.getByText('Bổ sung giấy tờ').click();
  await page.getByLabel(/Ảnh giấy xác nhận/).setInputFiles(HEIC);
  await page.getByText('Đã tải lên certificate.heic').waitFor();
  await page.getByRole('button', { name: 'Gửi', exact: true }).click();
  await page.getByText('Đã nhận giấy tờ bổ sung.').waitFor();

  await page.goto(`${system.gateway}/mui-tiem`); // still open in this tab, and the complaint is among their own
  for (let tries = 0; tries < 50 && !(await page.getByText(code).count()); tries++) await page.reload({ waitUntil: 'networkidle' });
  await page.getByText(code).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole('button', { name: 'Đóng sổ tiêm' }).click();
  await page.getByRole('button', { name: 'Gửi mã' }).waitFor();
  await page.close();
});
