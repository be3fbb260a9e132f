/** `npm run screenshots`: the pictures of the docs, from a running system with its sample data (`npm start`). */
import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { openBrowser } from '../test/browser/openBrowser.ts';
import { settled } from '../test/browser/settled.ts';
import { signInToConsole } from '../test/browser/signInToConsole.ts';
import { mailThat } from '../test/harness/mailbox.ts';

const GATEWAY = process.env['GATEWAY_URL'] ?? 'http://localhost:4000';
const MAILBOX = process.env['MAILBOX_URL'] ?? 'http://localhost:4011';
const FOLDER = 'docs/screenshots';
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

await mkdir(FOLDER, { recursive: true });
const browser = await openBrowser();
const open = async (viewport: typeof DESK) =>
  await (await browser.newContext({ viewport, locale: 'vi-VN', colorScheme: 'light' })).newPage();
const shoot = async (page: Page, name: string) => {
  await settled(page);
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState === 'finished'));
  await page.screenshot({ path: `${FOLDER}/${name}.png` });
};

const desk = await open(DESK);
await signInToConsole(desk, GATEWAY, 'xuly');
await desk.locator('tbody tr').first().waitFor();
await shoot(desk, 'queue');

const own = await open({ ...DESK, height: 1000 });
await signInToConsole(own, GATEWAY, 'coso');
await own.locator('tbody tr', { hasText: 'Thiếu mũi tiêm' }).first().click();
await own.getByRole('img', { name: 'Ảnh 1' }).waitFor();
await shoot(own, 'complaint');
await own.keyboard.press('r');
await own.getByRole('dialog').getByRole('img', { name: 'Ảnh 1' }).waitFor();
await shoot(own, 'resolve');
await own.keyboard.press('Escape');
await own.goto(`${GATEWAY}/admin/citizens`);
await own.getByLabel('Họ tên, số giấy tờ hoặc điện thoại').fill('nguyen thi minh tam');
await own.getByRole('cell', { name: 'Nguyễn Thị Minh Tâm' }).first().click();
await own.getByText('Dòng thời gian').waitFor();
await shoot(own, 'citizen');

const administrator = await open(DESK);
await signInToConsole(administrator, GATEWAY, 'quantri');
await administrator.goto(`${GATEWAY}/admin/contacts`);
await administrator.getByRole('row').nth(1).waitFor();
await shoot(administrator, 'contacts-incomplete');
await administrator.getByRole('tab', { name: /Tất cả/ }).click();
await administrator.getByRole('row').nth(1).waitFor();
await shoot(administrator, 'contacts');
await administrator.getByRole('button', { name: 'Nhập danh sách' }).click();
await administrator.getByLabel('Tệp danh sách').setInputFiles({
  name: 'danh-sach.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    'Mã đơn vị,Họ và tên,Chức danh,Số di động,Email,Phụ trách\n001,Lê Thị Lan,Chuyên viên,0904111222,lan@yte.example,phản ánh\n001,Vũ Văn Sai,Chuyên viên,01689123,sai@yte,phản ánh\n00x,Đỗ Văn Lạc,Chuyên viên,0904111224,lac@yte.example,việc khác\n',
  ),
});
await administrator.getByText('Sai: 2').waitFor();
await shoot(administrator, 'contacts-import');
for (const [name, path] of [
  ['accounts', 'accounts'],
  ['partners', 'partnerApps'],
] as const) {
  await administrator.goto(`${GATEWAY}/admin/${path}`);
  await administrator.locator('tbody tr').first().waitFor();
  await shoot(administrator, name);
}
await administrator.goto(`${GATEWAY}/admin/routing`);
await administrator.getByRole('button', { name: 'Thêm quy tắc' }).click();
await administrator.getByLabel('Tên quy tắc').fill('Phản ánh của thành phố về một nơi');
for (const [label, typed] of [
  ['Áp dụng tại', 'Thành phố Hồ Chí Minh'],
  ['Đơn vị xử lý', 'Bệnh viện Thống Nhất'],
  ['Nơi tiêm mà người dân biết', 'Bệnh viện Chợ Rẫy'],
] as const) {
  await administrator.getByRole('combobox', { name: label }).fill(typed);
  await administrator.getByRole('option', { name: typed }).first().click();
}
await administrator.getByText('theo quy tắc “').waitFor();
await shoot(administrator, 'routing');
const supervisor = await open({ ...DESK, height: 1100 });
await signInToConsole(supervisor, GATEWAY, 'giamdoc');
await supervisor.goto(`${GATEWAY}/admin/statistics`);
await supervisor.getByRole('region', { name: 'Theo ngày' }).locator('svg').first().waitFor();
await supervisor.getByRole('combobox', { name: 'Khoảng thời gian' }).click();
await supervisor.getByRole('option', { name: '30 ngày qua' }).click();
await shoot(supervisor, 'overview');
const auditor = await open(DESK);
await signInToConsole(auditor, GATEWAY, 'kiemtoan');
await auditor.getByRole('menuitem', { name: 'Nhật ký' }).click();
await auditor.getByRole('tab', { name: 'Lượt xem' }).click();
await auditor.getByRole('button', { name: 'Chi tiết' }).nth(5).click();
await shoot(auditor, 'audit');

const phone = await open(PHONE);
for (const [name, path] of [
  ['portal', '/'],
  ['portal-file', '/phan-anh'],
  ['portal-follow', '/tra-cuu'],
] as const) {
  await phone.goto(GATEWAY + path, { waitUntil: 'networkidle' });
  await shoot(phone, name);
}
await phone.goto(`${GATEWAY}/mui-tiem`);
await phone.getByLabel('Họ và tên').fill('Nguyễn Thị Minh Tâm');
await phone.getByLabel('Ngày sinh').fill('20/05/1990');
await phone.getByLabel('Nữ').check();
await phone.getByLabel(/Số căn cước/).fill('079190000001');
const asked = Date.now();
await phone.getByRole('button', { name: 'Gửi mã' }).click();
await phone.getByLabel('Mã 6 số').waitFor();
const { text } = await mailThat(MAILBOX, ({ to, at }) => to.startsWith('84912345678@') && Date.parse(at) > asked - 1000);
await phone.getByLabel('Mã 6 số').fill(/\d{6}/.exec(text)?.[0] ?? '');
await phone.getByRole('button', { name: 'Xem mũi tiêm' }).click();
await phone.getByText('Các mũi tiêm trên hệ thống').waitFor();
await shoot(phone, 'portal-my-doses');
await browser.close();
