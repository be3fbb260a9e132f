/** Filing a complaint by keyboard alone, on a phone-sized window. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { openBrowser } from './openBrowser.ts';

const system = sharedSystem();
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
});
afterAll(async () => await browser?.close());

/** Goes on with Tab until the control of this name has the focus. */
async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labels =
        element instanceof HTMLInputElement || element instanceof HTMLSelectElement || element instanceof HTMLTextAreaElement
          ? [...(element.labels ?? [])].map((label) => label.textContent)
          : [];
      return [...labels, element?.textContent ?? ''].join(' ').trim();
    });
    if (name.test(focused)) return;
  }
  throw new Error(`no way to ${name} by Tab`);
}

test('from the start page to the tracking code', async () => {
  await page.goto(system.gateway);
  await tabTo(/^Đến nội dung chính/);
  await tabTo(/^Gửi phản ánh/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Gửi phản ánh' }).waitFor();
  await tabTo(/^Thiếu mũi tiêm/);
  await page.keyboard.press('Space');
  await tabTo(/^Họ và tên/);
  await page.keyboard.type('Hồ Xuân Hương');
  await tabTo(/^Ngày sinh/);
  await page.keyboard.type('02041972');
  await tabTo(/^Nam/);
  await page.keyboard.press('ArrowRight');
  await tabTo(/^Số giấy tờ/);
  await page.keyboard.type('001172000123');
  await tabTo(/^Số điện thoại/);
  await page.keyboard.type('0912345670');
  await tabTo(/^Tìm cơ sở tiêm/);
  await page.keyboard.type('bach mai');
  await page.getByRole('button', { name: /Bệnh viện Bạch Mai/ }).waitFor();
  await tabTo(/^Bệnh viện Bạch Mai/);
  await page.keyboard.press('Enter');
  await page.getByText('Cơ sở đã chọn').waitFor();
  await tabTo(/^Ngày tiêm/);
  await page.keyboard.type('15082021');
  await tabTo(/^Xem lại trước khi gửi/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Xem lại phản ánh' }).waitFor();
  await tabTo(/^Gửi phản ánh/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Đã ghi nhận phản ánh' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Đã ghi nhận phản ánh'); // a screen reader begins there
  expect(await page.locator('output').textContent()).toMatch(/^PA-/);
});
