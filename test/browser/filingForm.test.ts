/** The form of a complaint as people really fill it in: in every way of writing a date, in two tabs, with what was forgotten meanwhile. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { ownPhone } from '../procedure/ownNumber.ts';
import { openBrowser } from './openBrowser.ts';
import { sendComplaint } from './sendComplaint.ts';

const system = sharedSystem();
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
});
beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' })).newPage();
  await page.goto(`${system.gateway}/phan-anh`);
});
afterAll(async () => await browser?.close());

const born = (on: Page = page) => on.getByLabel('Ngày sinh');
const check = (on: Page = page) => on.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
const submit = (on: Page = page) => sendComplaint(on);
const receipt = async (on: Page = page) => {
  await on.getByRole('heading', { name: 'Đã ghi nhận phản ánh' }).waitFor();
  return (await on.locator('output').textContent()) ?? '';
};

/** All that has to be there, but no document. */
async function fill(on: Page, { name, phone }: { name: string; phone: string }) {
  await on.getByLabel('Thông tin cá nhân ghi sai').check();
  await on.getByLabel('Họ và tên').fill(name);
  await born(on).fill('1945');
  await on.getByLabel('Nữ', { exact: true }).check();
  await on.getByLabel('Số điện thoại').fill(phone);
  await on.getByLabel(/Tỉnh/).selectOption('79');
}

describe('a date of birth', () => {
  test('is understood as it is typed or pasted, and shown as it was understood', async () => {
    for (const [typed, shown] of [
      ['05/08/1990', '05/08/1990'],
      ['5-8-1990', '05/08/1990'],
      ['05.08.1990', '05/08/1990'],
      ['5081990', '05/08/1990'],
      ['1990-08-05', '05/08/1990'],
      [' 05 / 08 / 1990 ', '05/08/1990'],
      ['8/1990', '08/1990'],
      ['1945', '1945'],
    ] as const) {
      await born().fill(typed);
      await born().blur();
      expect([typed, await born().inputValue()]).toEqual([typed, shown]);
    }
  });

  test('that is none, or not yet, is told as what it is', async () => {
    for (const [typed, told] of [
      ['31/02/1990', /Nhập ngày\/tháng\/năm, hoặc chỉ năm sinh/],
      ['01/01/2999', /chưa tới/],
      ['01/01/1800', /quá xa trước đây/],
    ] as const) {
      await born().fill(typed);
      await check();
      await page.getByRole('alert').getByText(told).waitFor();
    }
  });
});

test('all that is wrong is told at once', async () => {
  await page.getByLabel('Số điện thoại').fill('12');
  await page.getByLabel(/Thư điện tử/).fill('kiet@');
  await page.getByLabel('Số giấy tờ').fill('0790');
  await check();
  for (const told of ['Họ và tên: ', 'Số điện thoại chưa đúng', 'Địa chỉ thư điện tử chưa đúng', 'Số giấy tờ chưa đúng'])
    await page.getByRole('alert').getByText(told).waitFor();
});

test('what was told is told no more once it is mended, and the rest stays', async () => {
  await page.getByLabel('Số giấy tờ').fill('0790');
  await check();
  const told = (text: string) => page.getByRole('alert').getByText(text);
  await told('Họ và tên: ').waitFor();
  await page.getByLabel('Họ và tên').fill('Y Sửa Xong');
  await told('Họ và tên: ').waitFor({ state: 'detached' });
  expect(await page.getByLabel('Họ và tên').evaluate((field) => field === document.activeElement)).toBe(true);
  await told('Số giấy tờ chưa đúng').waitFor();
});

test('a site is found by its name, the best match first, with the arrow keys alone', async () => {
  await page.getByLabel(/Tìm cơ sở tiêm/).fill('Quận 1');
  const sites = page.getByRole('list', { name: 'Cơ sở tìm thấy' }).getByRole('button');
  await sites.first().waitFor();
  // Those of its communes lie in Quận 1 too, and come before it by their codes.
  await sites.first().getByText('Trung tâm Y tế Quận 1', { exact: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByText('Trung tâm Y tế Quận 1').waitFor();
});

test('a person with one name, a year of birth and no document files', async () => {
  await fill(page, { name: 'Blưng', phone: ownPhone() });
  await submit();
  expect(await receipt()).toMatch(/^PA-/);
});

test('the receipt has an address of its own: it is there after a reload, and told of on the way back', async () => {
  await page.goto(system.gateway);
  await page.getByRole('link', { name: /Gửi phản ánh/ }).click();
  await fill(page, { name: 'Y Biên Nhận', phone: ownPhone() });
  await submit();
  const code = await receipt();
  expect(new URL(page.url()).pathname).toBe(`/phan-anh/da-gui/${code}`);
  await page.reload();
  expect(await receipt()).toBe(code);
  await page
    .getByText(/sẽ được xử lý trước/)
    .first()
    .waitFor();
  await page.goBack();
  await page.getByRole('link', { name: new RegExp(code) }).click();
  expect(await receipt()).toBe(code);
});

test('a copy of the tab with another person in it is another complaint; sent twice it is one', async () => {
  const phone = ownPhone();
  await fill(page, { name: 'Y Thứ Nhất', phone });
  const [copy] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
  const [same] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
  await submit();
  const first = await receipt();
  await copy.bringToFront(); // a browser lets hidden tabs wait
  await copy.getByLabel('Họ và tên').fill('Y Thứ Hai');
  await submit(copy);
  expect(await receipt(copy)).not.toBe(first);
  await same.bringToFront();
  await submit(same);
  await same
    .getByRole('alert')
    .getByText(/^Ông\/bà đã có một phản ánh/) // about no field of the form
    .waitFor(); // as the first tab had not sent anything when it was copied
});

test.each([
  ['what is not mended is filed once', false],
  ['what is mended is filed as it is now', true],
])('after an answer that was lost, %s', async (_, isMended) => {
  await fill(page, { name: 'Y Mất Mạng', phone: ownPhone() });
  const codes: string[] = [];
  await page.route('**/graphql', async (route) => {
    const answer = await route.fetch();
    const text = await answer.text();
    const [code] = /PA-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(text) ?? [];
    if (!code) return await route.fulfill({ response: answer, body: text });
    codes.push(code);
    if (codes.length === 1) return await route.abort();
    await route.fulfill({ response: answer, body: text });
  });
  await submit();
  await page.getByText(/Chưa gửi được/).waitFor();
  if (isMended) {
    await page.getByRole('button', { name: /^Sửa/ }).first().click();
    await page.getByLabel('Số điện thoại').fill(ownPhone());
    await submit();
  } else await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
  const filed = await receipt();
  expect(codes).toHaveLength(2);
  expect([filed === codes[0], filed]).toEqual([!isMended, codes[1]]);
});

test('a landline without an address of mail is said to get no messages', async () => {
  await page.getByLabel('Số điện thoại').fill('028 3829 1234');
  await page.getByText(/Số máy bàn không nhận được tin nhắn/).waitFor();
  await page.getByLabel('Số điện thoại').fill('0912 345 678');
  await page.getByText(/Dùng để tra cứu phản ánh/).waitFor();
});

test('who files with a landline alone reads it once more before and after, and is told of what they filed already', async () => {
  const phone = ownPhone().replace(/^../, '024');
  await fill(page, { name: 'Y Máy Bàn', phone });
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
  await page.getByRole('heading', { name: 'Xem lại phản ánh' }).waitFor();
  await page.getByText(/Số máy bàn không nhận được tin nhắn/).waitFor();
  await page.getByRole('button', { name: 'Gửi phản ánh' }).click();
  const code = await receipt();
  await page.getByText(/hãy tự giữ mã này/).waitFor();

  await page.goto(`${system.gateway}/phan-anh`);
  await fill(page, { name: 'Y Máy Bàn', phone });
  await submit();
  const told = page.getByRole('alert');
  await told.getByText(/cùng họ tên, ngày sinh và số điện thoại/).waitFor();
  await told.getByText(code).waitFor();
  expect(await page.locator('[aria-invalid=true]').count()).toBe(0);
  await told.getByRole('link', { name: 'Tra cứu phản ánh đã gửi' }).click();
  await page.locator('.tracked output', { hasText: code }).waitFor(); // nothing has to be typed again
});

test('where too many were filed from one place, that is said, and no field is to be looked at again', async () => {
  await fill(page, { name: 'Y Quá Nhiều', phone: ownPhone() });
  const errors = [
    { code: 'WRONG_STATE', field: [], message: 'too many complaints from this address; wait 53 minutes', reason: 'TOO_MANY' },
  ];
  await page.route('**/graphql', async (route) => {
    const asked = route.request().postDataJSON();
    if (!asked.variables?.input) return await route.continue();
    await route.fulfill({ json: { data: { fileComplaint: { complaint: null, errors } } } });
  });
  await submit();
  const told = page.getByRole('alert');
  await told.getByText(/quá nhiều phản ánh/).waitFor();
  expect(await told.getByText('Xin xem lại các mục sau:').count()).toBe(0);
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Y Quá Nhiều');
});

test('who does not remember the day or the vaccine says so', async () => {
  await fill(page, { name: 'Y Không Nhớ', phone: ownPhone() });
  await page.getByLabel('Thiếu mũi tiêm').check();
  await page.getByLabel('Không nhớ ngày').check();
  await submit();
  expect(await receipt()).toMatch(/^PA-/);
});

test('a photo that the server has forgotten is asked for again, and all else is kept', async () => {
  await fill(page, { name: 'Y Quên Ảnh', phone: ownPhone() });
  await page.route('**/photos', (route) => route.fulfill({ status: 201, json: { id: '0'.repeat(32), contentType: 'image/jpeg' } }));
  const buffer = await sharp({ create: { width: 40, height: 40, channels: 3, background: '#aa9977' } })
    .jpeg()
    .toBuffer();
  await page.getByLabel(/Ảnh giấy xác nhận/).setInputFiles({ name: 'giay.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByText(/Đã tải lên/).waitFor();
  await submit();
  await page
    .getByRole('alert')
    .getByText(/Xin chọn lại ảnh/)
    .waitFor();
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Y Quên Ảnh');
  await submit();
  await receipt();
});

test('a phone’s photo of 12 MB is made smaller before it is sent', async () => {
  const noise = await sharp({
    create: { width: 4000, height: 3000, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
  })
    .jpeg({ quality: 95 })
    .toBuffer();
  expect(noise.length).toBeGreaterThan(10_000_000);
  const [sent] = await Promise.all([
    page.waitForRequest('**/photos'),
    page.getByLabel(/Ảnh giấy xác nhận/).setInputFiles({ name: 'lon.jpg', mimeType: 'image/jpeg', buffer: noise }),
  ]);
  await page.getByText(/Đã tải lên/).waitFor({ timeout: 60_000 });
  expect(Number((await sent.allHeaders())['content-length'])).toBeLessThan(6_000_000);
  const answer = await sent.response();
  expect(await answer?.json()).toMatchObject({ width: 2560 });
});

test('what was filled in is read once more before it is sent, and each part leads back to its field', async () => {
  await fill(page, { name: 'Y Xem Lại', phone: '0912 000 111' });
  await born().fill('8/1945');
  await check();
  await page.getByRole('heading', { name: 'Xem lại phản ánh' }).waitFor();
  for (const told of ['Thông tin cá nhân ghi sai', 'Y Xem Lại', '08/1945', '0912 000 111', 'Thành phố Hồ Chí Minh', '0 tệp'])
    await page.getByRole('definition').filter({ hasText: told }).first().waitFor();
  await page.getByRole('button', { name: 'Sửa: Thông tin của người được tiêm' }).click();
  await page.waitForFunction(() => document.activeElement?.id === 'field-complainant-fullName');
  await page.getByLabel('Họ và tên').fill('Y Đã Sửa');
  await check();
  await page.goBack(); // the way back is the form, as it was
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Y Đã Sửa');
  await submit();
  const code = await receipt();
  await page.getByRole('link', { name: 'Theo dõi phản ánh' }).click();
  await page.getByRole('heading', { name: 'Ông/bà đã khai' }).waitFor();
  await page.getByText(code).first().waitFor();
});

test('by its address the last step begins with the form', async () => {
  await page.goto(`${system.gateway}/phan-anh/xem-lai`);
  await page.getByRole('button', { name: 'Xem lại trước khi gửi' }).waitFor();
});
