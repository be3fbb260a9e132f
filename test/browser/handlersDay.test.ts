/** A handler's day by keyboard: twenty complaints are handed to them five at a time, looked at, and decided one way or another. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor } from '../harness/tokens.ts';
import { complaintInput, file, jpeg, upload } from '../procedure/fileSample.ts';
import { signInNewColleague } from './newColleague.ts';
import { openBrowser } from './openBrowser.ts';
import { settled } from './settled.ts';

const system = sharedSystem();
/** No other test files here. */
const PROVINCE = '91';
const HANDLER = 'Danh Thị Sáu';
const AT_ONCE = 5;
/** What becomes of each of the twenty. */
const DAY = [
  ...['record', 'reject', 'record', 'explain', 'record', 'transfer', 'record', 'record', 'correct', 'record'],
  ...['record', 'reject', 'record', 'record', 'explain', 'record', 'correct', 'record', 'record', 'record'],
] as const;
type Way = (typeof DAY)[number];
const nameOf = (i: number) => `Ngày Dài ${String.fromCharCode(65 + i)}`;

let browser: Browser;
let page: Page;
let site: { code: string; name: string };
let head: string;
const mistakes: string[] = [];

beforeAll(async () => {
  const { data } = await askGateway(
    system.gateway,
    'query ($unit: ID) { sites(filter: { unit: $unit, active: true }, first: 1) { nodes { code name } } }',
    { unit: PROVINCE },
  );
  [site] = data.sites.nodes;
  const atSite = { unit_level: 'SITE', unit_code: site.code };
  head = await tokenFor(system, 'test-head-91', { name: 'Trưởng trạm', role: 'HEAD_OF_FACILITY', ...atSite });
  const clerk = await tokenFor(system, 'test-clerk-91', { name: 'Nhập liệu', role: 'CLERK', ...atSite });
  const photo = (await upload(system.gateway, await jpeg())).body.id;
  for (const [i, way] of DAY.entries()) {
    const complainant = { ...complaintInput().complainant, fullName: nameOf(i) };
    if (way === 'record' || way === 'correct')
      await ask('mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { errors { code } } }', clerk, {
        input: { ...complainant, ...(way === 'correct' ? { address: 'Nơi ở sai' } : {}), idempotencyKey: randomUUID() },
      });
    await file(system.gateway, {
      complainant: { ...complainant, address: 'Ấp Bình An' },
      place: { provinceCode: PROVINCE, siteCode: site.code },
      ...(way === 'correct' ? { kind: 'PERSON_WRONG', claimedDoses: [] } : {}),
      ...(i === 0 ? { photoIds: [photo] } : {}),
    });
  }
  const known = DAY.filter((way) => way === 'record' || way === 'correct').length;
  while ((await complaints()).filter(({ citizen }) => citizen).length < known) await sleep(100); // recognised by the system
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
  page.on('pageerror', (error) => mistakes.push(error.message));
  await ask('mutation { configureAutoAssignment(input: { maxOpenPerHandler: 5 }) { errors { code } } }', head);
  await signInNewColleague(page, system, { name: HANDLER, role: 'HANDLER', unitCode: site.code });
});
afterAll(async () => {
  await ask('mutation { configureAutoAssignment(input: {}) { errors { code } } }', head);
  await browser?.close();
});

async function ask(query: string, token: string, variables: object = {}) {
  const { data, errors } = await askGateway(system.gateway, query, variables, token);
  expect(errors).toEqual([]);
  return data;
}

interface Seen {
  status: string;
  pendingDecision: { kind: string } | null;
  assignee: { name: string } | null;
  citizen: { id: string } | null;
  complainant: { fullName: string };
  history: { kind: string; by: { name: string } }[];
}
const complaints = async (): Promise<Seen[]> =>
  (
    await ask(
      '{ complaints(filter: { text: "ngay dai" }) { nodes { status pendingDecision { kind } assignee { name } citizen { id } complainant { fullName } history { kind by { name } } } } }',
      head,
    )
  ).complaints.nodes;

const heading = () => page.getByRole('heading', { name: /^Ngày Dài/ });
const dialogIsGone = () => page.getByRole('dialog').waitFor({ state: 'detached' });

/** How each is decided, once it is read: keys alone. */
const DECIDE: Record<Way, () => Promise<void>> = {
  async record() {
    await page.getByText('không có', { exact: true }).waitFor(); // the claimed dose is missing
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Ghi mũi tiêm' }).waitFor();
    await page.keyboard.press('Enter');
  },
  async correct() {
    await page.keyboard.press('r');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+Enter');
  },
  async reject() {
    await page.keyboard.press('x');
    await page.getByRole('combobox', { name: 'Lý do' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
  },
  async explain() {
    await page.keyboard.press('n');
    await page.getByLabel('Lời giải thích cho người dân').waitFor();
    await page.keyboard.type('Mũi tiêm của bạn đã có trên hệ thống.');
    await page.keyboard.press('Control+Enter');
  },
  async transfer() {
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Chuyển đến' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option').nth(2).waitFor();
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Cơ sở không giữ sổ của điểm tiêm này.');
    await page.keyboard.press('Control+Enter');
  },
};

test('in the morning: taking work, what is handed out, in the order of kinds', async () => {
  await page.getByLabel('Nhận việc').focus();
  await page.keyboard.press('Space');
  await page.getByRole('tab', { name: `Của tôi (${AT_ONCE})` }).click();
  for (const column of ['lúc nhận', 'Đơn vị', 'Loại']) {
    await page.keyboard.press('o');
    await page.locator('th .Mui-active', { hasText: column }).waitFor();
  }
  expect((await complaints()).filter(({ assignee }) => assignee?.name === HANDLER)).toHaveLength(AT_ONCE);
});

test('twenty complaints', async () => {
  for (let done = 0; done < DAY.length; ) {
    await page
      .getByRole('row', { name: /Ngày Dài/ })
      .first()
      .waitFor();
    await settled(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    for (let isLast = false; !isLast; done++) {
      await heading().waitFor();
      const name = (await heading().textContent()) ?? '';
      const way = DAY[name.charCodeAt(name.length - 1) - 65];
      if (!way) throw new Error(`nobody filed as ${name}`);
      if (name === nameOf(0)) await lookAtPhoto();
      await DECIDE[way]();
      await dialogIsGone();
      // The next one opens by itself, and after the last one of the list the list.
      await page.waitForFunction((before) => document.querySelector('h2')?.textContent !== before, name);
      isLast = (await heading().count()) === 0;
    }
  }
  await page.getByRole('tab', { name: 'Của tôi (0)' }).waitFor();
  expect(mistakes).toEqual([]);
}, 240_000);

async function lookAtPhoto(): Promise<void> {
  await page.getByRole('img', { name: 'Ảnh 1' }).waitFor();
  await page.getByRole('button', { name: 'Xoay' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('figure img')?.getAttribute('style') !== '');
  await page.getByRole('heading', { name: /^Ngày Dài/ }).click(); // back to the page's own keys
}

test('in the evening: each is decided as it should be, by one person, and its history says so', async () => {
  const ends: Record<Way, string> = {
    record: 'RESOLVED',
    correct: 'RESOLVED',
    explain: 'RESOLVED',
    reject: 'REJECTED',
    transfer: 'RECEIVED',
  };
  while ((await complaints()).some(({ pendingDecision, status }) => pendingDecision || status === 'RESOLVING')) await sleep(200); // until it takes effect
  for (const { complainant, status, assignee, history } of await complaints()) {
    const way = DAY[complainant.fullName.charCodeAt(complainant.fullName.length - 1) - 65];
    expect([complainant.fullName, status]).toEqual([complainant.fullName, way && ends[way]]);
    expect(assignee?.name).toBe(way === 'transfer' ? undefined : HANDLER);
    expect(history.filter(({ kind }) => kind === 'ASSIGNED')).toEqual([{ kind: 'ASSIGNED', by: { name: 'Sổ Tiêm' } }]);
  }
  await page.getByLabel('Nhận việc').uncheck();
  const isThere = async () =>
    (await ask('{ autoAssignment { availableHandlers { staff { name } } } }', head)).autoAssignment.availableHandlers.length > 0;
  for (let looks = 0; looks < 50 && (await isThere()); looks++) await sleep(100);
  expect(await isThere()).toBe(false);
});
