/** A record that is split in two: merged from the complaint by keyboard, and taken back on the person's page. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { askGateway, inputOf } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenOf } from '../harness/tokens.ts';
import { complaintInput, file, SITE } from '../procedure/fileSample.ts';
import { openBrowser } from './openBrowser.ts';
import { signInToConsole } from './signInToConsole.ts';

const system = sharedSystem();
const fullName = `Tách Đôi ${randomUUID().slice(0, 8)}`;
const number = `1${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
let browser: Browser;
let page: Page;
let token: string;
let complaintId: string;

async function mutate(name: string, input: object, result: string) {
  const query = `mutation ($input: ${inputOf(name)}!) { ${name}(input: $input) { ${result} { id } errors { code field } } }`;
  const { data } = await askGateway(system.gateway, query, { input }, token);
  expect(data[name].errors).toEqual([]);
  return data[name][result].id as string;
}

beforeAll(async () => {
  token = await tokenOf(system, 'coso');
  const { phone: _, ...person } = { ...complaintInput().complainant, fullName };
  const register = (identityDocument: object) =>
    mutate('registerCitizen', { idempotencyKey: randomUUID(), ...person, identityDocument }, 'citizen');
  const dose = (citizenId: string, doseNumber: number, injectedOn: string) =>
    mutate(
      'recordDose',
      { idempotencyKey: randomUUID(), citizenId, vaccineCode: 'COMIRNATY', siteCode: SITE, doseNumber, injectedOn },
      'dose',
    );
  const { identityDocument } = complaintInput().complainant;
  const kept = await register(identityDocument);
  const other = await register({ kind: 'CMND', number });
  await dose(kept, 1, '2021-07-01');
  await dose(other, 1, '2021-07-02');
  await dose(other, 2, '2021-09-01');
  const { code } = await file(system.gateway, {
    kind: 'RECORD_SPLIT',
    complainant: { ...complaintInput().complainant, identityDocument, fullName },
  });
  const query = 'query ($text: String) { complaints(filter: { text: $text }) { nodes { id citizen { id } } } }';
  for (let known = false; !known; await sleep(100)) {
    const { data } = await askGateway(system.gateway, query, { text: code }, token);
    const [{ id, citizen }] = data.complaints.nodes;
    complaintId = id;
    known = citizen?.id === kept; // by number and date of birth, in a moment
  }
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, locale: 'vi-VN' });
  await signInToConsole(page, system.gateway, 'coso');
});
afterAll(async () => await browser?.close());

test('merges the two of a complaint: side by side, with the dose that was entered twice', async () => {
  await page.goto(`${system.gateway}/admin/complaints/${complaintId}/show`);
  await page.getByRole('button', { name: 'Gộp hồ sơ' }).waitFor();
  await page.keyboard.press('r');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: new RegExp(number) }).check();
  const compared = dialog.getByRole('region', { name: 'So sánh hai hồ sơ' });
  await compared.getByRole('combobox', { name: 'Sau khi gộp: 02/07/2021' }).waitFor();
  expect(await compared.getByRole('combobox').allTextContents()).toEqual([
    'Trùng với mũi Comirnaty ngày 02/07/2021, hồ sơ 2',
    'Mũi 1',
    'Mũi 2',
  ]);
  await compared.getByRole('radio', { name: 'Giữ hồ sơ 1' }).check();
  expect(await compared.getByRole('combobox').allTextContents()).toEqual([
    'Mũi 1',
    'Trùng với mũi Comirnaty ngày 01/07/2021, hồ sơ 1',
    'Mũi 2',
  ]);
  await page.keyboard.press('Control+Enter');
  await page.goto(`${system.gateway}/admin/complaints/${complaintId}/show`);
  await page.getByText('đã gộp hồ sơ').first().waitFor();
});

test('and it is taken back on the page of the person', async () => {
  await page.goto(`${system.gateway}/admin/citizens`);
  await page.getByLabel('Họ tên, số giấy tờ hoặc điện thoại').or(page.getByRole('searchbox')).first().fill(number);
  await page.getByRole('row', { name: new RegExp(number) }).click();
  await page.getByRole('link', { name: fullName }).click();
  await page.getByRole('button', { name: 'Tách lại' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Lý do').fill('Hai người khác nhau');
  await dialog.getByRole('button', { name: 'Tách lại' }).click();
  await page.getByText('đã tách lại').waitFor();
  expect(await page.getByRole('button', { name: 'Tách lại' }).count()).toBe(0);
});
