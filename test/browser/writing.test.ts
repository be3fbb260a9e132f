/** Notes, messages to and from the citizen, texts and views of the unit, two complaints of one person. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';
import { sendComplaint } from './sendComplaint.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
const { phone } = complaintInput().complainant;
let browser: Browser;
let head: Page;
let handler: Page;
let token: string;
beforeAll(async () => {
  token = await tokenOf(system, 'coso');
  browser = await openBrowser();
  const console = async (username: string) => {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'vi-VN' })).newPage();
    await signInToConsole(page, system.gateway, username);
    return page;
  };
  head = await console('giamdoc');
  handler = await console('coso');
});
afterAll(async () => await browser?.close());

async function idOf(code: string): Promise<string> {
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { id } } }';
  return (await askGateway(system.gateway, query, { text: code }, token)).data.complaints.nodes[0].id;
}
async function open(page: Page, code: string): Promise<void> {
  await page.goto(`${system.gateway}/admin/complaints/${await idOf(code)}/show`);
  await page.getByRole('heading', { name: 'Lý Thường Kiệt' }).waitFor();
}

test('a note by keyboard; a message from a text that the head keeps; the citizen reads it and answers', async () => {
  const { code } = await file(system.gateway);
  const name = `Mẫu ${randomUUID().slice(0, 8)}`;
  await open(head, code);
  await head.getByRole('button', { name: 'Nhắn người dân' }).click();
  await head.getByLabel('Lời nhắn, gửi qua').fill('Xin gửi ảnh rõ hơn.');
  await head.getByRole('button', { name: 'Lưu làm mẫu' }).click();
  await head.getByLabel('Tên').fill(name);
  await head.keyboard.press('Control+Enter');
  await head.getByRole('dialog').waitFor({ state: 'detached' });

  await open(handler, code);
  await handler.keyboard.press('m');
  await handler.keyboard.type('Đã gọi kho.');
  await handler.keyboard.press('Control+Enter');
  await handler.getByText('Ghi chú nội bộ', { exact: true }).nth(1).waitFor();
  await handler.getByRole('button', { name: 'Nhắn người dân' }).click();
  await handler.getByRole('combobox', { name: 'Mẫu có sẵn' }).click();
  await handler.getByRole('option', { name }).click();
  await handler.getByRole('button', { name: 'Gửi', exact: true }).click();
  await handler.getByRole('listitem').getByText('Xin gửi ảnh rõ hơn.').waitFor();

  const citizen = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' })).newPage();
  await citizen.goto(`${system.gateway}/tra-cuu?ma=${code}`);
  await citizen.getByLabel('Số điện thoại').fill(phone);
  await citizen.getByRole('button', { name: 'Tra cứu' }).click();
  await citizen.getByText('Xin gửi ảnh rõ hơn.').waitFor();
  expect(await citizen.getByText('Đã gọi kho.').count()).toBe(0);
  await citizen.getByText('Trả lời hoặc bổ sung giấy tờ').click();
  await citizen.getByLabel('Lời nhắn').fill('Tôi chỉ còn ảnh này.');
  await citizen.getByRole('button', { name: 'Gửi', exact: true }).click();
  await handler.getByText('Tôi chỉ còn ảnh này.').waitFor({ timeout: 5000 }); // without asking
});

test('two complaints of one person: seen in the queue, joined, its state told under either code', async () => {
  const input = complaintInput();
  const first = await file(system.gateway, input);
  const second = await file(system.gateway, { ...input, idempotencyKey: randomUUID(), fileAnyway: true });
  await handler.goto(`${system.gateway}/admin/complaints`);
  await handler.getByRole('tab', { name: /Tất cả/ }).click();
  await handler.getByLabel('Tìm').first().fill(second.code);
  await handler
    .getByRole('row', { name: new RegExp(second.code) })
    .getByText('trùng')
    .waitFor();
  await open(handler, second.code);
  await handler.getByRole('button', { name: `Ghép ${first.code} vào phản ánh này` }).click();
  await handler.getByRole('dialog').getByText(`${first.code} kết thúc ở đây`).waitFor(); // it cannot be taken back
  await handler.getByRole('button', { name: 'Ghép', exact: true }).click();
  await handler.getByText('Nhận ghép phản ánh khác').waitFor();
  await handler.getByRole('link', { name: first.code }).waitFor({ state: 'detached' });

  const citizen = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' })).newPage();
  await citizen.goto(`${system.gateway}/tra-cuu?ma=${first.code}`);
  await citizen.getByLabel('Số điện thoại').fill(phone);
  await citizen.getByRole('button', { name: 'Tra cứu' }).click();
  await citizen.locator('output', { hasText: first.code }).waitFor(); // where the other one stands, and nothing of it
  await citizen
    .getByText(/đã nhận được phản ánh/)
    .first()
    .waitFor();
});

test('filing the same again on the portal: told that it is open, and filed all the same', async () => {
  const { complainant } = complaintInput();
  await file(system.gateway, { complainant });
  const citizen = await (await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' })).newPage();
  await citizen.goto(`${system.gateway}/phan-anh`);
  await citizen.getByLabel('Thiếu mũi tiêm').check();
  await citizen.getByLabel('Họ và tên').fill(complainant.fullName);
  await citizen.getByLabel('Ngày sinh').fill('01/06/1985');
  await citizen.getByLabel('Nam', { exact: true }).check();
  await citizen.getByLabel('Số giấy tờ').fill(complainant.identityDocument.number);
  await citizen.getByLabel('Số điện thoại').fill(phone);
  await citizen.getByLabel(/Tìm cơ sở tiêm/).fill('trung tam y te quan 1');
  await citizen.getByRole('button', { name: /^Trung tâm Y tế Quận 1 .*Quận 1, Thành phố Hồ Chí Minh$/ }).click();
  await citizen.getByLabel(/Ngày tiêm/).fill('02/09/2021');
  await sendComplaint(citizen);
  await citizen
    .getByRole('alert')
    .getByText(/cùng số giấy tờ và số điện thoại/)
    .waitFor();
  expect(await citizen.locator('.summary').count()).toBe(0); // nothing in the form is wrong
  // To follow the one that is there is what the page offers first.
  expect(await citizen.locator('.choices .primary').allTextContents()).toEqual(['Tra cứu phản ánh đã gửi']);
  expect(await citizen.locator('.choices .quiet').allTextContents()).toEqual(['Vẫn gửi phản ánh này']);
  await citizen.getByRole('button', { name: 'Vẫn gửi phản ánh này' }).click();
  await citizen.getByRole('heading', { name: 'Đã ghi nhận phản ánh' }).waitFor();
});

test('a view that the head keeps for the unit is there for the handler, and gone when dropped', async () => {
  const name = `Việc ${randomUUID().slice(0, 8)}`;
  const views = (page: Page) => page.getByRole('button', { name: 'Bộ lọc', exact: true }).click();
  await head.goto(`${system.gateway}/admin/complaints`);
  await head.getByRole('tab', { name: /Hạn trong/ }).click();
  await views(head);
  await head.getByRole('menuitem', { name: 'Lưu bộ lọc này' }).click();
  await head.getByLabel('Tên bộ lọc').fill(name);
  await head.getByLabel('Lưu cho cả đơn vị').check();
  await head.keyboard.press('Control+Enter');
  await head.getByRole('dialog').waitFor({ state: 'detached' });

  await handler.goto(`${system.gateway}/admin/complaints`);
  await views(handler);
  await handler.getByRole('menuitem', { name }).click();
  await handler.getByRole('tab', { name: /Hạn trong/, selected: true }).waitFor();
  await views(head);
  await head.getByRole('button', { name: `Bỏ bộ lọc chung ${name}` }).click();
  await head.getByRole('menuitem', { name }).waitFor({ state: 'detached' });
});
