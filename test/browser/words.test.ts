/** Every screen in Vietnamese, by whoever works on it: no code, no name of a constant, no id and no English reaches its reader. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import type { Browser, Page } from 'playwright-core';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { complaintInput, file } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';
import { settled } from './settled.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => await browser?.close());

const RAW: Record<string, RegExp> = {
  'a constant': /\b[A-Z]{2,}(?:_[A-Z]+)+\b/,
  'an id': /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}\b/,
  'a date that is not written day first': /\b(?:19|20)\d\d-\d\d-\d\d\b/,
  'the code of a site': /\b\d{2}\.\d{3}\.\d{5}\.\d{2}\b/,
  'a message without a translation':
    /\b(?:event|error|field|act|role|status|kind|subgraph|change|jobs|list|ra|resources|screen|notice)\.\w+\b/,
  English: /\b(?:the|not|already|must|invalid|null|undefined|NaN|Loading|Error)\b/,
};

/** Whatever a reader reads: text, and what fields hold. */
async function raw(page: Page): Promise<string[]> {
  await settled(page);
  const lines = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
      parentElement?.closest('script, style, noscript') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const lines: string[] = [];
    while (texts.nextNode()) lines.push(texts.currentNode.textContent ?? '');
    const fields = document.querySelectorAll<HTMLInputElement>(
      'input:not([type=hidden], [type=radio], [type=checkbox], [aria-hidden=true])',
    );
    return [...lines, ...[...fields].map(({ value }) => value)];
  });
  return lines.flatMap((line) =>
    Object.entries(RAW).flatMap(([what, form]) => (form.test(line) ? [`${what}: ${line.slice(0, 120)}`] : [])),
  );
}

/** Work left undone, as an administrator finds it. */
async function leaveUndone(): Promise<void> {
  const connection = await connect(system.databaseUri, 'so_tiem_complaints');
  const job = {
    kind: 'sendMail',
    _id: `mail:words:${Date.now()}`,
    payload: null,
    due: new Date(),
    lease: null,
    attempts: 36,
    doneAt: null,
    stuckAt: null,
  };
  await connection
    .collection<{ _id: string; [field: string]: unknown }>('outbox')
    .insertOne({ ...job, deadAt: new Date(), lastError: null });
  await connection.close();
}

test.each<[string, string[]]>([
  ['xuly', ['complaints', 'statistics', 'citizens', 'contacts']],
  ['quantri', ['', 'complaints', 'contacts', 'routing', 'accounts', 'partnerApps', 'jobs']],
  ['nhaplieu', ['', 'citizens', 'contacts']],
  ['giamdoc', ['complaints', 'statistics', 'citizens', 'contacts']],
  ['soyte', ['complaints', 'statistics', 'citizens', 'erasures', 'contacts']],
  ['boyte', ['complaints', 'statistics', 'citizens', 'contacts', 'partnerApps']],
  ['congan', ['', 'citizens', 'contacts']],
  ['kiemtoan', ['complaints', 'statistics', 'citizens', 'contacts', 'partnerApps', 'audit']],
])('%s reads words', async (username, screens) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
  await signInToConsole(page, system.gateway, username, page.getByRole('menuitem').first());
  const found: string[] = [];
  if (username === 'quantri') await leaveUndone();
  for (const screen of screens) {
    await page.goto(`${system.gateway}/admin/${screen}`);
    await page.getByRole('menuitem').first().waitFor();
    found.push(...(await raw(page)).map((fault) => `${screen}: ${fault}`));
  }
  if (username === 'quantri') {
    await page.goto(`${system.gateway}/admin/jobs`);
    const jobs = page
      .getByRole('listitem')
      .filter({ hasText: 'Gửi thư' })
      .filter({ hasText: /36 lần/ });
    await jobs.first().waitFor();
    const before = await jobs.count();
    await jobs.first().getByRole('button', { name: 'Bỏ qua' }).click();
    await page.waitForFunction(
      (left) =>
        [...document.querySelectorAll('main li')].filter(({ textContent }) => /Gửi thư.*36 lần/s.test(textContent ?? '')).length < left,
      before,
    );
    await page.goto(`${system.gateway}/admin/partnerApps`);
    await page.getByRole('link', { name: /\(thử nghiệm\)/ }).click();
    await page.getByText('Đã gọi trong 30 ngày').waitFor();
    found.push(...(await raw(page)).map((fault) => `partner app: ${fault}`));
  }
  if (username === 'nhaplieu') found.push(...(await readPerson(page)));
  if (username === 'xuly') {
    await page.goto(`${system.gateway}/admin/complaints`);
    await page.getByRole('tab', { name: /Tất cả/ }).click();
    await page.locator('tbody tr').first().click();
    await page.getByText('Quá trình xử lý').waitFor();
    found.push(...(await raw(page)).map((fault) => `complaint: ${fault}`));
  }
  if (username === 'kiemtoan')
    for (const view of ['Thay đổi', 'Lượt xem']) {
      await page.getByRole('tab', { name: view }).click();
      await page.getByRole('button', { name: 'Chi tiết' }).first().waitFor();
      for (const details of (await page.getByRole('button', { name: 'Chi tiết' }).all()).slice(0, 12)) await details.click();
      found.push(...(await raw(page)).map((fault) => `audit, ${view}: ${fault}`));
      await page
        .locator('li')
        .getByRole('button', {
          name: /^(Phản ánh|Người|Mũi tiêm|Đầu mối|Cơ sở|Tài khoản|Ứng dụng|Việc nền|Số được tra cứu|Loại dữ liệu|Đề nghị xoá|Đơn vị)( |$)/,
        })
        .first()
        .click();
      found.push(...(await raw(page)).map((fault) => `audit about one: ${fault}`));
      await page.locator('.MuiChip-deleteIcon').first().click();
    }
  expect(found).toEqual([]);
  await page.close();
});

/** A person's page, and every dialog that it opens. */
async function readPerson(page: Page): Promise<string[]> {
  await page.goto(`${system.gateway}/admin/citizens`);
  await page.getByLabel('Họ tên, số giấy tờ hoặc điện thoại').fill('079190000001');
  await page.getByText('Nguyễn Thị Minh Tâm').first().click();
  await page.getByText('Dòng thời gian').waitFor();
  const found = (await raw(page)).map((fault) => `person: ${fault}`);
  const dialog = page.getByRole('dialog');
  let dialogs = 0;
  for (const open of await page.locator('main').getByRole('button').all()) {
    if (!(await open.isVisible()) || !(await open.isEnabled())) continue;
    const name = (await open.textContent()) ?? '';
    await open.click();
    const opened = await dialog
      .first()
      .waitFor({ timeout: 3000 })
      .then(
        () => true,
        () => false,
      );
    if (!opened) continue;
    dialogs += 1;
    found.push(...(await raw(page)).map((fault) => `dialog ${name}: ${fault}`));
    await page.keyboard.press('Escape');
    await dialog.first().waitFor({ state: 'detached' });
  }
  expect(dialogs).toBeGreaterThan(0);
  return found;
}

test('a citizen reads words', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
  const found: string[] = [];
  const read = async (screen: string) => found.push(...(await raw(page)).map((fault) => `${screen}: ${fault}`));
  for (const path of ['/', '/phan-anh', '/phan-anh/don-gian', '/mui-tiem', '/tra-cuu', '/khong-co-trang-nay']) {
    await page.goto(system.gateway + path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await read(path);
  }
  const { code } = await file(system.gateway);
  await page.goto(`${system.gateway}/tra-cuu`);
  await page.getByLabel('Mã tra cứu').fill(code);
  await page.getByLabel('Số điện thoại đã khai').fill(complaintInput().complainant.phone);
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.getByText(code).first().waitFor();
  await read('a complaint');
  expect(found).toEqual([]);
  await page.close();
});

test.each([
  ['/', '/khong-co-trang-nay'],
  ['/admin/complaints', '/admin/khong-co-trang-nay'],
])('beside %s, %s is in the same typeface', async (there, missing) => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'vi-VN' });
  if (there.startsWith('/admin')) await signInToConsole(page, system.gateway, 'coso');
  const typefaceOf = async (path: string) => {
    await page.goto(system.gateway + path);
    await settled(page);
    const [used] = await page.locator('main, #root').first().locator('p, h1, h2, td').filter({ visible: true }).all();
    return await used?.evaluate((element) => getComputedStyle(element).fontFamily);
  };
  const usual = await typefaceOf(there);
  expect([usual, await typefaceOf(missing)]).toEqual([expect.stringContaining('Be Vietnam'), usual]);
  await page.close();
});
