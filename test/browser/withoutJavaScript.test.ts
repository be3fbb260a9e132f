/** A citizen files and follows a complaint where JavaScript does not run: from the link in the mail, and by code and phone. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { mailThat } from '../harness/mailbox.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { complaintInput, file } from '../procedure/fileSample.ts';
import { ownPhone } from '../procedure/ownNumber.ts';
import { openBrowser } from './openBrowser.ts';

const system = sharedSystem();
const { phone } = complaintInput().complainant;
let browser: Browser;
let page: Page;
let code: string;
let link: string;
beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN', javaScriptEnabled: false });
  page = await context.newPage();
  const email = `${randomUUID()}@thu.example`;
  ({ code } = await file(system.gateway, { complainant: { ...complaintInput().complainant, email } }));
  const { text } = await mailThat(system.mailbox, ({ to }) => to === email);
  link = /^https?:\S+$/m.exec(text)?.[0] ?? '';
});
afterAll(async () => await browser?.close());

test('the link in the mail tells what happens now, who has it, until when', async () => {
  const answer = await page.goto(link);
  expect(answer?.status()).toBe(200);
  await page.getByText(code).waitFor();
  await page.getByRole('heading', { name: 'Đã ghi nhận, chờ xử lý' }).waitFor();
  await page.getByText(/^Trung tâm Y tế Quận 1 đã nhận được phản ánh và sẽ trả lời trước \d\d:\d\d/).waitFor();
  await page.getByText('Hệ thống ghi nhận phản ánh').waitFor();
  expect(await page.content()).not.toContain('Lý Thường Kiệt');
  await page.getByRole('link', { name: 'English' }).click();
  await page
    .getByRole('heading', { name: 'Received, waiting' })
    .or(page.getByText(/will answer before/))
    .first()
    .waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('and weighs little', async () => {
  expect((await (await fetch(link)).arrayBuffer()).byteLength).toBeLessThan(20_000);
});

test('the plain form finds it by code and phone', async () => {
  await page.goto(`${system.gateway}/tra-cuu`);
  await page.getByLabel('Mã tra cứu').fill(code.toLowerCase());
  await page.getByLabel('Số điện thoại đã khai').fill(phone);
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.getByRole('heading', { name: 'Đã ghi nhận, chờ xử lý' }).waitFor();
});

test.each([
  ['a link that was altered', async () => await page.goto(`${link.slice(0, -3)}aaa`), /^Đường dẫn này không đúng/],
  ['another phone', async () => await submit('0987654321'), /^Không có phản ánh nào khớp/],
  ['something that is no phone', async () => await submit('{"$gt": ""}'), /^Không có phản ánh nào khớp/],
])('%s finds nothing', async (_, come, said) => {
  await come();
  await page.getByText(said).waitFor();
  expect(await page.getByRole('main').textContent()).not.toContain(code);
});

test('what was typed and finds nothing is there to be mended', async () => {
  await submit('0987654321');
  expect([await page.getByLabel('Mã tra cứu').inputValue(), await page.getByLabel('Số điện thoại đã khai').inputValue()]).toEqual([
    code,
    '0987654321',
  ]);
  await page.getByLabel('Số điện thoại đã khai').fill(phone);
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.getByRole('heading', { name: 'Đã ghi nhận, chờ xử lý' }).waitFor();
});

async function submit(number: string): Promise<void> {
  await page.goto(`${system.gateway}/tra-cuu`);
  await page.getByLabel('Mã tra cứu').fill(code);
  await page.getByLabel('Số điện thoại đã khai').fill(number);
  await page.getByRole('button', { name: 'Tra cứu' }).click();
}

test('the plain form files a complaint: what is wrong is told, nothing typed is lost, and it is found again', async () => {
  await page.goto(system.gateway);
  await page.getByRole('link', { name: 'Gửi phản ánh' }).click();
  await page.getByLabel('Thiếu mũi tiêm').check();
  await page.getByLabel('Họ và tên').fill('H’Hen Không Máy');
  await page.getByLabel('Ngày sinh').fill('1950');
  await page.getByLabel('Nữ', { exact: true }).check();
  await page.getByLabel('Số điện thoại').fill('0912');
  await page.getByLabel('Tỉnh, thành phố').selectOption('79');
  await page.getByLabel(/Nơi tiêm/).fill('Trạm Y tế cạnh chợ');
  await page.getByLabel('Không nhớ ngày').check();
  const send = () => page.getByRole('button', { name: 'Gửi phản ánh' }).click();
  await send();
  await page
    .getByRole('alert')
    .getByText(/Số điện thoại chưa đúng/)
    .waitFor();
  expect(await page.getByLabel('Họ và tên').inputValue()).toBe('H’Hen Không Máy');
  expect(await page.getByLabel('Thiếu mũi tiêm').isChecked()).toBe(true);
  const own = ownPhone();
  await page.getByLabel('Số điện thoại').fill(own);
  await send();
  await page.getByRole('heading', { name: 'Đã ghi nhận phản ánh' }).waitFor();
  const filed = (await page.locator('output').textContent()) ?? '';
  expect(filed).toMatch(/^PA-/);
  await page.reload(); // the browser sends the same once more
  expect(await page.locator('output').textContent()).toBe(filed);

  await page.goto(`${system.gateway}/tra-cuu`);
  await page.getByLabel('Mã tra cứu').fill(filed);
  await page.getByLabel('Số điện thoại đã khai').fill(own);
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.getByText('Nơi tiêm: Trạm Y tế cạnh chợ').waitFor();
  await page.getByText('Không nhớ ngày').waitFor();
});

test('a body that is no form of ours is refused; one that is too long is an empty form that says what is missing', async () => {
  const send = async (body: string, headers: Record<string, string>) =>
    (await fetch(`${system.gateway}/phan-anh/don-gian`, { method: 'POST', body, headers })).status;
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  expect(await send('{"kind":"DOSE_MISSING"}', { 'content-type': 'text/plain' })).toBe(403);
  expect(await send('kind=DOSE_MISSING', { ...form, origin: 'https://evil.example' })).toBe(403);
  expect(await send('kind=DOSE_MISSING', { ...form, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await send('kind=DOSE_MISSING', { ...form, authorization: 'Bearer x' })).toBe(422);
  expect(await send(`description=${'x'.repeat(60_000)}`, form)).toBe(422);
  expect((await fetch(`${system.gateway}/phan-anh/don-gian`, { method: 'DELETE' })).status).toBe(405);
});

test('looking up takes forms of ours alone, as long as they may be, and says when it was tried too often', async () => {
  const look = async (body: string, headers: Record<string, string> = {}) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const answer = await fetch(`${system.gateway}/tra-cuu`, { method: 'POST', body, headers: form });
    return { status: answer.status, wait: answer.headers.get('retry-after'), text: await answer.text() };
  };
  const { code: guessed } = await file(system.gateway);
  expect((await look(`code=${guessed}&phone=0377000444`, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await look(`code=${guessed}&phone=0377000444`, { 'content-type': 'text/plain' })).status).toBe(403);
  expect((await look(`code=${'x'.repeat(60_000)}`)).status).toBe(404);
  for (let tries = 0; tries < 10; tries++) expect((await look(`code=${guessed}&phone=03770005${tries}0`)).status).toBe(404);
  const refused = await look(`code=${guessed}&phone=0377000600`);
  expect(refused).toMatchObject({ status: 429, wait: expect.stringMatching(/^\d+$/), text: expect.stringMatching(/Xin chờ \d+ phút/) });
});
