/** A person on one page: found without diacritics, their doses recorded, corrected, voided, and all of it in the time line. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
  await signInToConsole(page, system.gateway, 'coso');
});
afterAll(async () => await browser?.close());

const timeLine = () => page.getByRole('region', { name: 'Dòng thời gian' });
const dialog = () => page.getByRole('dialog');
const save = async () => {
  await dialog()
    .getByRole('button', { name: /^(Lưu|Huỷ mũi tiêm)$/ })
    .click();
  await dialog().waitFor({ state: 'detached' });
};

test('entered, found, corrected; every field keeps its history', async () => {
  await page.getByRole('menuitem', { name: 'Người được tiêm' }).click();
  await page.getByText('Nhập họ tên (có dấu hoặc không)').waitFor();
  await page.getByRole('button', { name: 'Thêm người' }).click();
  await dialog().getByLabel('Họ và tên').fill('Đoàn Thị Lịch Sử');
  await dialog().getByLabel('Ngày sinh').fill('12/03/1988');
  await dialog().getByLabel('Số giấy tờ').fill('079188');
  await dialog().getByRole('button', { name: 'Lưu' }).click();
  await dialog().getByRole('alert').filter({ hasText: 'CCCD có 12 số' }).waitFor(); // by its field, nothing lost
  expect(await dialog().getByLabel('Họ và tên').inputValue()).toBe('Đoàn Thị Lịch Sử');
  await dialog().getByLabel('Số giấy tờ').fill('079188004321');
  await save();
  await page.getByRole('heading', { level: 2, name: 'Đoàn Thị Lịch Sử' }).waitFor();

  await page.getByRole('menuitem', { name: 'Người được tiêm' }).click();
  await page.getByLabel('Họ tên, số giấy tờ hoặc điện thoại').fill('doan thi lich');
  await page.getByRole('cell', { name: 'Đoàn Thị Lịch Sử' }).click();
  await page.getByText('Chưa có mũi tiêm nào trên hệ thống').waitFor();

  await page.getByRole('button', { name: 'Sửa thông tin cá nhân' }).click();
  await dialog().getByLabel('Điện thoại').fill('0912 888 777');
  await dialog().getByLabel('Lý do').fill('Người dân đổi số');
  await save();
  await timeLine().getByText('Điện thoại: — → +84912888777').waitFor();
  await timeLine().getByText('Người dân đổi số').waitFor();
});

test('a dose is recorded, warned of, corrected and voided', async () => {
  const record = async (date: string, number: string) => {
    await page.getByRole('button', { name: 'Ghi mũi tiêm' }).click();
    await dialog().getByLabel('Vắc xin').click();
    await page.getByRole('option', { name: /Vaxzevria/ }).click();
    await dialog().getByLabel('Ngày tiêm').fill(date);
    await dialog().getByLabel(/^Mũi/).fill(number);
  };
  await record('01/07/2021', '1');
  await save();
  await page.getByRole('cell', { name: '01/07/2021' }).waitFor();

  await record('10/07/2021', '2');
  await dialog().getByText('Sớm hơn 28 ngày sau mũi 1 (Vaxzevria, 01/07/2021).').waitFor();
  await dialog().getByLabel('Ngày tiêm').fill('10/09/2021');
  await dialog().getByText('Sớm hơn').waitFor({ state: 'detached' });
  await save();

  await page
    .getByRole('row', { name: /10\/09\/2021/ })
    .getByRole('button', { name: 'Sửa' })
    .click();
  await dialog().getByLabel('Số lô').fill('FF2153');
  await dialog().getByLabel('Lý do').fill('Thiếu số lô');
  await save();
  await timeLine().getByText('Số lô: — → FF2153').waitFor();

  await page
    .getByRole('row', { name: /10\/09\/2021/ })
    .getByRole('button', { name: 'Huỷ' })
    .click();
  await dialog().getByLabel('Lý do').fill('Không phải của người này');
  await save();
  await page.getByRole('cell', { name: '10/09/2021' }).waitFor({ state: 'detached' });
  await timeLine().getByText('Không phải của người này').waitFor();
  await page.getByLabel('Hiện 2 bản ghi đã sửa hoặc huỷ').click();
  await page.getByText('đã huỷ', { exact: true }).waitFor();
});
