/** After filing, on a phone: taking a complaint back; answering the question after a decision. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';

const system = sharedSystem();
let browser: Browser;
let page: Page;
let handler: string;
beforeAll(async () => {
  handler = await tokenOf(system, 'coso');
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'vi-VN' });
});
afterAll(async () => await browser?.close());

async function follow(code: string): Promise<void> {
  await page.goto(`${system.gateway}/tra-cuu?ma=${code}`);
  await page.getByLabel('Số điện thoại').fill(complaintInput().complainant.phone);
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.locator('#tracked-status').waitFor();
}
const find = async (code: string) => {
  const query =
    'query ($text: String) { complaints(filter: { text: $text }) { nodes { id version status rating { satisfied comment } history { kind note } } } }';
  return (await askGateway(system.gateway, query, { text: code }, handler)).data.complaints.nodes[0];
};

test('a complaint is taken back; the handler sees why', async () => {
  const { code } = await file(system.gateway);
  await follow(code);
  await page.getByText('Rút phản ánh').first().click();
  await page.getByLabel('Lý do').fill('Cơ sở đã nhập rồi');
  await page.reload(); // nothing typed is lost
  await follow(code);
  expect(await page.getByLabel('Lý do').inputValue()).toBe('Cơ sở đã nhập rồi');
  await page.getByRole('button', { name: 'Rút phản ánh' }).click();
  await page.getByRole('heading', { name: 'Đã rút' }).waitFor();
  expect(await page.getByRole('button', { name: 'Rút phản ánh' }).count()).toBe(0);
  expect(await find(code)).toMatchObject({
    status: 'WITHDRAWN',
    history: expect.arrayContaining([{ kind: 'WITHDRAWN', note: 'Cơ sở đã nhập rồi' }]),
  });
});

test('an answer from before it was taken back does not show it as it was', async () => {
  const { code } = await file(system.gateway, { fileAnyway: true });
  await follow(code);
  const before = Promise.withResolvers<void>();
  await page.route(
    '**/graphql',
    async (route) => {
      const answer = await route.fetch();
      await before.promise;
      await route.fulfill({ response: answer });
    },
    { times: 1 },
  );
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.getByText('Rút phản ánh').first().click();
  await page.getByRole('button', { name: 'Rút phản ánh' }).click();
  await page.getByRole('heading', { name: 'Đã rút' }).waitFor();
  const late = page.waitForResponse('**/graphql');
  before.resolve();
  await late;
  await page.waitForTimeout(200);
  expect(await page.getByRole('heading', { name: 'Đã rút' }).count()).toBe(1);
});

test('what is typed about one complaint is not in the form of another', async () => {
  const [one, other] = [(await file(system.gateway)).code, (await file(system.gateway, { fileAnyway: true })).code];
  await follow(one);
  const note = page.getByLabel(/Lời nhắn/);
  await page.getByText('Trả lời hoặc bổ sung giấy tờ').first().click();
  await note.fill('Của phản ánh thứ nhất');
  await page.getByLabel('Mã tra cứu').fill(other);
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.locator('.tracked output', { hasText: other }).waitFor();
  expect(await note.inputValue()).toBe('');
  await follow(one);
  expect(await note.inputValue()).toBe('Của phản ánh thứ nhất');
});

test('after a decision one question, once', async () => {
  const { code } = await file(system.gateway);
  const { id, version } = await find(code);
  await askGateway(
    system.gateway,
    'mutation ($input: RejectComplaintInput!) { rejectComplaint(input: $input) { errors { code } } }',
    { input: { id, version, rejectionReason: 'PHOTO_BLURRED', note: 'Chụp lại cho rõ.' } },
    handler,
  );
  await follow(code);
  await page.getByText('Chụp lại cho rõ.').waitFor();
  await page.getByLabel('Lý do').fill('Ảnh của tôi rõ');
  await page.getByRole('button', { name: 'Không hài lòng' }).click();
  await page.getByRole('heading', { name: /hài lòng với kết quả/ }).waitFor({ state: 'detached' });
  expect((await find(code)).rating).toEqual({ satisfied: false, comment: 'Ảnh của tôi rõ' });
  await follow(code);
  expect(await page.getByRole('heading', { name: /hài lòng với kết quả/ }).count()).toBe(0);
  await page.getByText('Gửi lại với giấy tờ rõ hơn').waitFor(); // still to be reopened
});
