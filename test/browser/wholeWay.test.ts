/** The whole way: a citizen files with a photo on a phone, a handler resolves it, the citizen sees the decision. */

import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { file, jpeg } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';
import { sendComplaint } from './sendComplaint.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
const person = {
  fullName: 'Phùng Hưng Đạo',
  dateOfBirth: '1988-03-05',
  gender: 'MALE',
  identityDocument: { kind: 'CCCD', number: `079088${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}` },
  phone: '0987654321',
  email: `hung.${randomUUID()}@thu.example`,
};
let browser: Browser;
let phone: Page;
let desk: Page;
const mistakes: string[] = [];

beforeAll(async () => {
  // The person is on the platform, their dose is not.
  const { data } = await askGateway(
    system.gateway,
    'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { errors { code field } } }',
    { input: { ...person, idempotencyKey: randomUUID() } },
    await tokenOf(system, 'nhaplieu'),
  );
  expect(data.registerCitizen.errors).toEqual([]);
  browser = await openBrowser();
  phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' })).newPage();
  desk = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })).newPage();
  for (const page of [phone, desk]) page.on('pageerror', (error) => mistakes.push(error.message));
});
afterAll(async () => await browser?.close());

test('portal, queue, decision, portal, mailbox', async () => {
  const certificate = join(tmpdir(), `so-tiem-certificate-${process.pid}.jpg`);
  writeFileSync(certificate, await jpeg());

  await phone.goto(system.gateway);
  await phone.getByRole('link', { name: /Gửi phản ánh/ }).click();
  await phone.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
  await phone.getByRole('alert').getByText('Họ và tên: Xin nhập mục này.').waitFor(); // nothing filled in yet
  await phone.getByLabel('Thiếu mũi tiêm').check();
  await phone.getByLabel('Họ và tên').fill(person.fullName);
  await phone.getByLabel('Ngày sinh').pressSequentially('05031988'); // the slashes come by themselves
  await phone.getByLabel('Nam', { exact: true }).check();
  await phone.getByLabel('Số giấy tờ').fill(person.identityDocument.number);
  await phone.getByLabel('Số điện thoại').fill(person.phone);
  await phone.getByLabel(/Thư điện tử/).fill(person.email);
  await phone.getByLabel(/Tìm cơ sở tiêm/).fill('trung tam y te quan 1');
  await phone.getByRole('button', { name: /^Trung tâm Y tế Quận 1 .*Quận 1, Thành phố Hồ Chí Minh$/ }).click();
  await phone.getByLabel(/Ngày tiêm/).fill('02/09/2021');
  await phone.getByLabel(/Vắc xin/).selectOption('COMIRNATY');
  await phone.getByLabel(/Ảnh giấy xác nhận/).setInputFiles(certificate);
  await phone.getByText(/Đã tải lên/).waitFor();
  await phone.reload(); // nothing typed is lost
  expect(await phone.getByLabel('Họ và tên').inputValue()).toBe(person.fullName);
  await sendComplaint(phone);
  await phone.getByRole('heading', { name: 'Đã ghi nhận phản ánh' }).waitFor();
  const code = (await phone.locator('output').textContent()) ?? '';
  expect(code).toMatch(/^PA-/);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await signInToConsole(desk, system.gateway, 'coso');
  await desk.getByLabel(/Tìm tên, mã/).fill('phung hung dao');
  await desk.getByRole('row', { name: new RegExp(code) }).click();
  await desk.getByRole('heading', { name: person.fullName }).waitFor();
  await desk.getByText('không có', { exact: true }).waitFor(); // the claimed dose is marked as missing
  await desk.getByRole('img', { name: 'Ảnh 1' }).waitFor();
  await desk.getByRole('button', { name: 'Nhận xử lý' }).click();
  await desk.getByRole('button', { name: 'Trả lại' }).waitFor();
  await desk.getByRole('button', { name: 'Ghi mũi tiêm' }).click();
  await desk.getByRole('dialog').getByLabel('Lời nhắn cho người dân').fill('Mũi 1 đã được bổ sung.');
  const address = desk.url();
  await desk.getByRole('button', { name: 'Ghi và giải quyết' }).click();
  await desk.waitForURL((now) => now.href !== address); // the next one, or the queue
  await desk.goto(address);
  const decision = desk.getByRole('alert').filter({ hasText: /Đã giải quyết, Lê Minh Khoa/ });
  await decision.getByText(/Ngày tiêm 02\/09\/2021/).waitFor();
  await decision.getByText('Căn cứ: Ảnh 1').waitFor();

  await phone.getByRole('link', { name: 'Theo dõi phản ánh' }).click();
  await phone.getByRole('heading', { name: 'Đã giải quyết' }).waitFor();
  await phone.getByText('Mũi 1 đã được bổ sung.').waitFor();
  expect(await phone.getByText('Lê Minh Khoa').count()).toBe(0); // names of staff are not told

  const mailbox = await browser.newPage();
  await mailbox.goto(system.mailbox);
  await mailbox.getByRole('heading', { name: `Đã giải quyết phản ánh ${code}` }).waitFor({ timeout: 15_000 });
  expect(mistakes).toEqual([]);
});

test('a site passes back what is not its own, to the district above', async () => {
  const { code } = await file(system.gateway);
  await desk.goto(`${system.gateway}/admin/complaints`);
  await desk.getByLabel(/Tìm tên, mã/).fill(code);
  await desk.getByRole('row', { name: new RegExp(code) }).click();
  await desk.getByRole('button', { name: 'Chuyển đơn vị' }).click();
  await desk.getByRole('combobox', { name: /Chuyển đến/ }).click();
  await desk.getByRole('option', { name: 'Quận 1', exact: true }).click();
  await desk.getByLabel(/Lý do/).fill('Không tiêm tại cơ sở này.');
  const address = desk.url();
  const transfer = desk.getByRole('button', { name: 'Chuyển', exact: true });
  await transfer.click();
  const left = desk.waitForURL((now) => now.href !== address); // the next one, or the queue
  const stale = desk.getByText(/vừa thay đổi trước/).first();
  await Promise.race([left, stale.waitFor()]);
  // The system may have found the complainant's record meanwhile: the handler is told, and decides again.
  if (desk.url() === address) await transfer.click();
  await left;
  await desk.goto(`${system.gateway}/admin/complaints`);
  await desk.getByLabel(/Tìm tên, mã/).fill(code);
  await desk.getByText('Không có dữ liệu khớp điều kiện').waitFor(); // it is the district's now
});

test('the console in English, and signing out', async () => {
  await desk.goto(`${system.gateway}/admin/complaints`);
  await desk.getByRole('button', { name: 'Lê Minh Khoa' }).click();
  await desk.getByRole('menuitem', { name: 'English' }).click();
  await desk.keyboard.press('Escape');
  await desk.getByText('Unassigned', { exact: false }).first().waitFor();
  await desk.getByRole('button', { name: 'Lê Minh Khoa' }).click();
  await desk.getByRole('menuitem', { name: 'Logout' }).click();
  await desk.getByLabel('Tên đăng nhập').waitFor();
});
