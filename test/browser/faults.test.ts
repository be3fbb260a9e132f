/** What annoyed people in the console, each once: nothing false is kept, nothing typed is lost, and it is always plain where one is. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file, SITE, upload } from '../procedure/fileSample.ts';
import { signInNewColleague } from './newColleague.ts';
import { openBrowser } from './openBrowser.ts';

const system = sharedSystem();
let browser: Browser;
let page: Page;
/** Somebody on the platform whose complaint names no site, with a photo as a phone takes it. */
let id: string;
let code: string;

beforeAll(async () => {
  const complainant = { ...complaintInput().complainant, fullName: 'Vạn Lỗi Màn Hình' };
  await askGateway(
    system.gateway,
    'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { errors { code field } } }',
    { input: { ...complainant, idempotencyKey: randomUUID() } },
    await tokenOf(system, 'nhaplieu'),
  );
  const portrait = await sharp({ create: { width: 1200, height: 3000, channels: 3, background: '#aa9977' } })
    .jpeg()
    .toBuffer();
  const photo = await upload(system.gateway, portrait);
  const claimedDoses = [{ doseNumber: 1, vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02' }];
  ({ code } = await file(system.gateway, { complainant, claimedDoses, place: { provinceCode: '79' }, photoIds: [photo.body.id] }));
  for (;;) {
    const found = await onRecord();
    id = found.id;
    if (found.citizen) break;
    await sleep(100);
  }
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
  await signInNewColleague(page, system, { name: 'Đỗ Thị Khó Tính', role: 'HANDLER', unitCode: '79' });
});
afterAll(async () => await browser?.close());

async function onRecord() {
  const { data } = await askGateway(
    system.gateway,
    'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version status assignee { name } citizen { id } history { kind } } } }',
    { text: code },
    await tokenOf(system, 'xuly'),
  );
  return data.complaints.nodes[0];
}
const open = async () => {
  await page.goto(`${system.gateway}/admin/complaints/${id}/show`);
  await page.getByRole('heading', { name: 'Vạn Lỗi Màn Hình' }).waitFor();
};
const dialog = () => page.getByRole('dialog');

test('a decision without what it needs is not written: the field is named and has the focus', async () => {
  await open();
  await page.keyboard.press('r');
  await dialog().waitFor();
  // What is missing has the focus from the start, not what is filled in.
  const focused = () => page.evaluate(() => document.activeElement?.closest('.MuiFormControl-root')?.querySelector('label')?.textContent);
  for (let tries = 0; tries < 30 && !(await focused())?.startsWith('Nơi tiêm'); tries++) await sleep(100);
  expect(await focused()).toContain('Nơi tiêm');
  await page.keyboard.press('Control+Enter');
  await dialog().getByRole('alert').getByText('Nơi tiêm: cần nhập').waitFor();
  expect(await focused()).toContain('Nơi tiêm');
  expect(await onRecord()).toMatchObject({ status: 'RECEIVED', assignee: null });
});

test('the buttons of a dialog are in sight beside a photo that is taller than the screen', async () => {
  for (const size of [
    { width: 390, height: 844 },
    { width: 1920, height: 1080 },
    { width: 1280, height: 800 },
  ]) {
    await page.setViewportSize(size);
    await open();
    await page.keyboard.press('r');
    const box = await dialog().locator('button[type=submit]').boundingBox();
    expect([size.width, (box?.y ?? 1e6) + (box?.height ?? 0) <= size.height]).toEqual([size.width, true]);
  }
});

const backWithinTheConsole = () =>
  page.evaluate(() => {
    history.pushState(history.state, '', `${location.pathname}?buoc`); // as a step from another screen leaves it
    history.back();
  });

test('a way out of a dialog in which something was typed asks first', async () => {
  await dialog().getByLabel('Lời nhắn cho người dân').fill('Đã đối chiếu với cơ sở.');
  for (const leave of [
    () => page.getByRole('menuitem', { name: 'Người được tiêm' }).click(),
    () => page.keyboard.press('Escape'),
    backWithinTheConsole,
  ]) {
    await leave();
    await dialog().getByText('Bỏ những gì đã nhập?').waitFor();
    await dialog().getByRole('button', { name: 'Ở lại' }).click();
    expect(await dialog().getByLabel('Lời nhắn cho người dân').inputValue()).toBe('Đã đối chiếu với cơ sở.');
  }
  const [asked] = await Promise.all([page.waitForEvent('dialog'), page.evaluate(() => void setTimeout(() => location.reload()))]);
  expect(asked.type()).toBe('beforeunload');
  await asked.dismiss();
  expect(await dialog().getByLabel('Lời nhắn cho người dân').inputValue()).toBe('Đã đối chiếu với cơ sở.');
  await page.keyboard.press('Escape');
  await dialog().getByRole('button', { name: 'Bỏ', exact: true }).click();
  await dialog().waitFor({ state: 'detached' });
});

test('a note that was begun is there after a reload', async () => {
  await page.getByLabel(/Ghi chú, người dân không thấy/).fill('Đã gọi trạm y tế, hẹn 15 giờ.');
  await page.reload();
  await page.getByRole('heading', { name: 'Vạn Lỗi Màn Hình' }).waitFor();
  expect(await page.getByLabel(/Ghi chú, người dân không thấy/).inputValue()).toBe('Đã gọi trạm y tế, hẹn 15 giờ.');
  await page.getByLabel(/Ghi chú, người dân không thấy/).fill('');
});

test.each<[string, object, string[]]>([
  ['a site that is none', { siteCode: '' }, ['recordDose', 'siteCode']],
  ['a site that does not exist', { siteCode: '79.760.26740.99' }, ['recordDose', 'siteCode']],
  ['a vaccine that does not exist', { vaccineCode: 'WATER' }, ['recordDose', 'vaccineCode']],
  ['a day that has not come', { injectedOn: '2999-01-01' }, ['recordDose', 'injectedOn']],
])('also from elsewhere a decision with %s reaches no history', async (_what, change, field) => {
  const { version } = await onRecord();
  const recordDose = { vaccineCode: 'COMIRNATY', injectedOn: '2021-09-02', doseNumber: 1, siteCode: SITE, ...change };
  const { data } = await askGateway(
    system.gateway,
    'mutation ($input: ResolveComplaintInput!) { resolveComplaint(input: $input) { errors { field } } }',
    { input: { id, version, recordDose } },
    await tokenOf(system, 'xuly'),
  );
  expect(data.resolveComplaint.errors).toEqual([{ field }]);
  const after = await onRecord();
  expect([after.status, after.version]).toEqual(['RECEIVED', version]);
  expect(after.history.map(({ kind }: { kind: string }) => kind)).not.toContain('CORRECTION_DECIDED');
});

test('in a transfer the best match is first, and Enter takes it', async () => {
  await open();
  await page.getByRole('button', { name: 'Chuyển đơn vị' }).click();
  await dialog().getByLabel('Chuyển đến').fill('trung tam y te quan 3');
  await page
    .getByRole('option', { name: /Quận 3/ })
    .first()
    .waitFor();
  expect(await page.getByRole('option').first().locator('strong').allTextContents()).toEqual(['Trung', 'tâm', 'Y', 'tế', 'Quận', '3']);
  await page.keyboard.press('Enter');
  expect(await dialog().getByLabel('Chuyển đến').inputValue()).toMatch(/Trung tâm Y tế Quận 3\b/);
  await page.keyboard.press('Escape');
  await dialog().getByRole('button', { name: 'Bỏ', exact: true }).click();
});

describe('the queue', () => {
  beforeAll(async () => {
    await page.goto(`${system.gateway}/admin/complaints`);
    await page.locator('tbody tr').first().waitFor();
  });

  test('keys go on working after a filter was chosen', async () => {
    await page.getByLabel('Loại').first().click();
    await page.getByRole('option', { name: 'Thiếu mũi tiêm' }).click();
    await page.keyboard.press('Escape');
    await page.locator('#menu-kinds').waitFor({ state: 'detached' });
    await page.locator('tbody tr').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: /Phím tắt/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('without a network that is said, and no tab shows the rows of another', async () => {
    await page.getByRole('tab', { name: /Chưa nhận/ }).click();
    await page.locator('tbody tr').first().waitFor();
    await page.context().setOffline(true);
    try {
      await page.getByText('Mất kết nối mạng').waitFor();
      await page.getByRole('tab', { name: /Của tôi/ }).click();
      await page.locator('tbody tr').first().waitFor({ state: 'detached' });
    } finally {
      await page.context().setOffline(false);
    }
    await page.getByText('Mất kết nối mạng').waitFor({ state: 'detached' });
  });

  test('whatever has the focus shows it', async () => {
    await page.goto(`${system.gateway}/admin/complaints`);
    await page.getByRole('tab', { name: /Tất cả/ }).click();
    await page.locator('tbody tr').first().waitFor();
    await page.evaluate(() => document.body.focus());
    const unseen: string[] = [];
    for (let steps = 0; steps < 45; steps++) {
      await page.keyboard.press('Tab');
      const plain = await page.evaluate(() => {
        const focused = document.activeElement;
        if (!focused || focused === document.body || focused.matches('input, textarea')) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(focused);
        const frame = focused.closest('.MuiInputBase-root.Mui-focused'); // a choice shows it by its own frame
        return frame || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ? null : focused.outerHTML.slice(0, 120);
      });
      if (plain) unseen.push(plain);
    }
    expect(unseen).toEqual([]);
  });
});

test('the wall of a unit is named after it, and shows its own numbers', async () => {
  await page.goto(`${system.gateway}/admin/wall`);
  await page.getByText('Thành phố Hồ Chí Minh').waitFor();
  expect(await page.getByText('Cả nước').count()).toBe(0);
});

test('on a device whose clock is two days wrong the time that is left is the true one', async () => {
  const wrong = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
  await wrong.context().addCookies(await page.context().cookies());
  await wrong.clock.setSystemTime(Date.now() + 49 * 3_600_000);
  await wrong.goto(`${system.gateway}/admin/complaints/${id}/show`);
  await wrong
    .getByText(/còn 47 giờ|Còn 47 giờ|1 ngày 23 giờ/)
    .first()
    .waitFor();
  await wrong.close();
});
