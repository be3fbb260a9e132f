/** A handler works the queue by keyboard alone: five missing doses, two keys each after reading. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
const NAMES = ['An', 'Bình', 'Chi', 'Dung', 'Giang'].map((given) => `Phím Tắt ${given}`);
let browser: Browser;
let page: Page;
let handler: string;

beforeAll(async () => {
  handler = await tokenOf(system, 'coso');
  const clerk = await tokenOf(system, 'nhaplieu');
  for (const fullName of NAMES) {
    const complainant = { ...complaintInput().complainant, fullName };
    const { data } = await askGateway(
      system.gateway,
      'mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { errors { code field } } }',
      { input: { ...complainant, idempotencyKey: randomUUID() } },
      clerk,
    );
    expect(data.registerCitizen.errors).toEqual([]);
    await file(system.gateway, { complainant });
  }
  while ((await complaints()).some(({ citizen }) => !citizen)) await sleep(100); // recognised by the system
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' });
  await signInToConsole(page, system.gateway, 'coso');
});
afterAll(async () => await browser?.close());

async function complaints(): Promise<{ status: string; citizen: { doses: { injectedOn: string }[] } | null }[]> {
  const { data } = await askGateway(
    system.gateway,
    '{ complaints(filter: { text: "phim tat" }) { nodes { status citizen { doses { injectedOn } } } } }',
    {},
    handler,
  );
  return data.complaints.nodes;
}

test('from the search to the last decision', async () => {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: /Phím tắt/ }).waitFor();
  await page.getByText('Tìm kiếm', { exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('/');
  await page.keyboard.type('phim tat');
  await page.keyboard.press('Escape');
  await page
    .getByRole('row', { name: /Phím Tắt/ })
    .nth(NAMES.length - 1)
    .waitFor();
  await page.getByText(`1–${NAMES.length}`, { exact: true }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');

  for (let done = 1; done <= NAMES.length; done++) {
    await page.getByText('không có', { exact: true }).waitFor(); // the claimed dose is missing: read
    const name = await page.getByRole('heading', { name: /Phím Tắt/ }).textContent();
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: 'Ghi mũi tiêm' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    if (done === NAMES.length) break;
    await page.waitForFunction((before) => document.querySelector('h2')?.textContent !== before, name); // the next one opens by itself
  }
  await page.getByRole('tab', { name: /Chưa nhận/ }).waitFor(); // after the last one, the queue
  while ((await complaints()).some(({ status }) => status !== 'RESOLVED')) await sleep(200); // decided ones take effect after ten seconds
  expect(await complaints()).toEqual(NAMES.map(() => ({ status: 'RESOLVED', citizen: { doses: [{ injectedOn: '2021-09-02' }] } })));
});

test('the next complaint is there in under 100 ms', async () => {
  await page.getByRole('tab', { name: /Tất cả/ }).click();
  await page.getByLabel('Tìm tên, mã, điện thoại, giấy tờ').fill('phim tat');
  await page
    .getByRole('row', { name: /Phím Tắt/ })
    .nth(NAMES.length - 1)
    .waitFor();
  await page
    .getByRole('row', { name: /Phím Tắt/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /Phím Tắt/ }).waitFor();
  await page.waitForTimeout(1000); // somebody reads
  // From the key to the frame that shows the next one, as the page itself sees it.
  await page.evaluate(() =>
    addEventListener('keydown', ({ timeStamp }) => {
      const before = document.querySelector('h2')?.textContent;
      const look = () => {
        const now = document.querySelector('h2')?.textContent;
        if (now && now !== before) document.body.dataset['took'] = String(performance.now() - timeStamp);
        else requestAnimationFrame(look);
      };
      look();
    }),
  );
  let best = Number.POSITIVE_INFINITY;
  // A busy machine only makes it slower: the best of some is what the page itself needs.
  for (let next = 1; next < NAMES.length; next++) {
    await page.evaluate(() => delete document.body.dataset['took']);
    await page.keyboard.press('j');
    const took = await page.waitForFunction(() => document.body.dataset['took']);
    best = Math.min(best, Number(await took.jsonValue()));
    await page.waitForTimeout(700); // somebody reads
  }
  expect(best).toBeLessThan(100);
});
