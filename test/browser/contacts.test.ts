/** An administrator finds who is missing, brings a broken list, mends it, takes it over; a contact confirms by the link. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
let browser: Browser;
let page: Page;
let folder: string;
beforeAll(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), 'so-tiem-list-'));
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
  await signInToConsole(page, system.gateway, 'quantri');
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const HEADER = 'Mã đơn vị,Họ và tên,Chức danh,Số di động,Email,Phụ trách';

test('import a broken list, mend it, import, confirm by link', async () => {
  await page.getByRole('menuitem', { name: 'Cán bộ đầu mối' }).click();
  await page.getByRole('tab', { name: /Đơn vị thiếu đầu mối \(\d/ }).waitFor();
  await page.getByRole('button', { name: 'Nhập danh sách' }).click();

  const file = join(folder, 'dau-moi.csv');
  const good = '006,Hồ Thị Xuân Hương,Chuyên viên,0904 111 222,huong@yte.example,"phản ánh, hộ chiếu vắc xin"';
  await writeFile(file, `${HEADER}\n${good}\n006,Bùi Văn Nhầm,Chuyên viên,01234,nham@yte.example,phản ánh\n`);
  const dialog = page.getByRole('dialog', { name: 'Nhập danh sách' });
  await dialog.getByLabel('Tệp danh sách').setInputFiles(file);
  await dialog.getByText('Số di động: không phải số điện thoại đúng («01234»)').waitFor();
  expect(await dialog.getByRole('button', { name: 'Ghi 1 dòng' }).isVisible()).toBe(true);

  // A file that is none leaves nothing of the one before to be taken over.
  const wrong = join(folder, 'hai-cot.csv');
  await writeFile(wrong, `${HEADER},Số di động\n${good},0904 111 222\n`);
  await dialog.getByLabel('Tệp danh sách').setInputFiles(wrong);
  await dialog.getByText('Tệp có hai cột cùng tên: D (Số di động), G (Số di động)').waitFor();
  expect(await dialog.getByRole('button', { name: /^Ghi \d/ }).count()).toBe(0);
  expect(await dialog.getByText('Hồ Thị Xuân Hương').count()).toBe(0);

  await writeFile(file, `${HEADER}\n${good}\n006,Bùi Văn Nhầm,Chuyên viên,0904 111 333,nham@yte.example,phản ánh\n`);
  await dialog.getByLabel('Tệp danh sách').setInputFiles(file);
  await dialog.getByText('Sai: 0').waitFor();
  await dialog.getByRole('button', { name: 'Ghi 2 dòng' }).click();
  await dialog.getByText('Đã ghi 2 dòng.').waitFor();
  await dialog.getByRole('button', { name: 'Đóng' }).click();

  await page.getByRole('tab', { name: /Tất cả/ }).click();
  await page.getByLabel('Tìm tên, điện thoại, email').fill('xuan huong');
  const row = page.getByRole('row', { name: /Hồ Thị Xuân Hương/ });
  await row.getByText('chưa xác nhận').waitFor();
  await row.getByRole('button', { name: 'Thao tác với Hồ Thị Xuân Hương' }).click();
  await page.getByRole('menuitem', { name: 'Gửi thư đề nghị xác nhận' }).click();

  const mailbox = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const { text } = await mailThat(system.mailbox, ({ to }) => to.includes('huong@yte.example'));
  await mailbox.goto(/http:\S+\/xac-nhan-dau-moi\/[\w-]+/.exec(text)?.[0] ?? '');
  await mailbox.getByText('Trung tâm Y tế Quận Đống Đa').waitFor();
  await mailbox.getByRole('button', { name: 'Mọi thông tin đều đúng' }).click();
  await mailbox.getByText('Đã xác nhận').waitFor();
  await mailbox.close();

  await page.reload();
  await page.getByRole('tab', { name: /Tất cả/ }).click();
  await page.getByLabel('Tìm tên, điện thoại, email').fill('xuan huong');
  await row.getByText('tự xác nhận').waitFor();
});

test('which sites were not confirmed is one click away, and within a province another', async () => {
  await page.getByLabel('Tìm tên, điện thoại, email').fill('');
  await page.getByRole('tab', { name: /Đơn vị chưa xác nhận \(/ }).click();
  await page.getByRole('row').nth(1).waitFor();
  const count = async () =>
    Number(/\((.+)\)/.exec((await page.getByRole('tab', { name: /Đơn vị chưa xác nhận/ }).textContent()) ?? '')?.[1]?.replace(/\D/g, ''));
  const country = await count();
  await page.getByRole('treeitem', { name: 'Sở Y tế Hà Nội' }).getByText('Sở Y tế Hà Nội').click();
  await page.waitForFunction(
    (before) => !document.body.textContent.includes(`Đơn vị chưa xác nhận (${before})`),
    country.toLocaleString('vi'),
  );
  expect(await count()).toBeLessThan(country);
});

test('on a phone nothing stands beside the page', async () => {
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
  await signInToConsole(phone, system.gateway, 'quantri');
  await phone.goto(`${system.gateway}/admin/contacts`);
  await phone.getByRole('tab', { name: /Tất cả/ }).click();
  await phone.getByText('Phụ trách').first().waitFor();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await phone.close();
});
