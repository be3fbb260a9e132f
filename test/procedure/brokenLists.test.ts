/** Spreadsheets as people bring them, at the gateway: what each row would do, what is asked, what is taken over, what is refused. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { askGateway } from '../harness/askGateway.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';
import { tokenFor } from '../harness/tokens.ts';
import { ownPhone } from './ownNumber.ts';

const system = sharedSystem();
const HEADERS = ['Mã đơn vị', 'Họ và tên', 'Chức danh', 'Số di động', 'Email', 'Phụ trách'];
let token: string;
beforeAll(async () => {
  token = await tokenFor(system, 'broken-lists', { name: 'Người Nhập', role: 'ADMINISTRATOR', unit_level: 'COUNTRY', unit_code: 'VN' });
});

const given = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../subgraphs/facilities/imports/fixtures/${name}`, import.meta.url)));
const send = async (file: Uint8Array | string, query = '') => {
  const answer = await fetch(`${system.gateway}/contact-lists?name=danh-sach${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: file as never,
  });
  return (await answer.json()) as { id: string; errors?: { reason: string; details: { missing: string[]; unknown: string[] } }[] };
};
const ask = async (query: string, variables: object) => {
  const { data, errors } = await askGateway(system.gateway, query, variables, token);
  expect(errors).toEqual([]);
  return data;
};
const LIST = `query ($id: ID!) { contactImport(id: $id) { state hiddenRows counts { added changed same wrong done }
  rows(first: 100) { nodes { row outcome cells { column value } errors { code column reason suggestions } } } } }`;
const read = async (id: string) => (await ask(LIST, { id })).contactImport;
const run = async (id: string, hiddenRows?: 'INCLUDE' | 'LEAVE_OUT') => {
  const query = 'mutation ($input: StartContactImportInput!) { startContactImport(input: $input) { errors { code field } } }';
  const { errors } = (await ask(query, { input: { id, hiddenRows } })).startContactImport;
  if (errors.length) return errors;
  for (let tries = 0; tries < 300; tries++, await sleep(100)) {
    const list = await read(id);
    if (list.state === 'DONE') return list.counts;
  }
  throw new Error('not taken over');
};
const csv = (...rows: string[][]) => [HEADERS, ...rows].map((cells) => cells.join(';')).join('\n');
const row = (change: Partial<Record<'code' | 'name' | 'title' | 'phone' | 'email', string>> = {}) => {
  const { code = '003', name = 'Trương Văn Thử', title = 'Chuyên viên', phone, email = 'thu@yte.example' } = change;
  return [code, name, title, phone ?? ownPhone(), email, 'phản ánh'];
};

test('a code that lost its zeros is given them back where one office fits, and offered where several do', async () => {
  const { rows } = await read((await send(given('code-number-lost-zero.xlsx'))).id);
  const [first, , , last] = rows.nodes;
  for (const { outcome, errors } of [first, last]) {
    expect([outcome, errors[0].reason, errors[0].column]).toEqual(['WRONG', 'CODE_AMBIGUOUS', 'Mã đơn vị']);
    expect(errors[0].suggestions).toEqual(expect.arrayContaining([expect.stringMatching(/^01 /), expect.stringMatching(/^001 /)]));
  }
  // The name of the office says which.
  const named = await writeXlsx({
    sheets: [{ name: 'x', rows: [[...HEADERS, 'Tên đơn vị'], [...row(), 'Sở Y tế Hà Nội'].with(0, 1 as never)] }],
  });
  const list = await read((await send(named)).id);
  expect(list.rows.nodes[0]).toMatchObject({ outcome: 'NEW', errors: [] });
  expect(list.rows.nodes[0].cells).toContainEqual({ column: 'Mã đơn vị', value: '01' });
});

test('a cell with an error of the spreadsheet makes its row wrong, by its address', async () => {
  const { rows } = await read((await send(given('formulas.xlsx'))).id);
  expect(rows.nodes.find((each: { row: number }) => each.row === 4)).toMatchObject({
    outcome: 'WRONG',
    errors: [{ reason: 'SPREADSHEET_ERROR', column: 'Chức danh', suggestions: ['C4'] }],
  });
});

test('hidden rows are counted and asked for; left out, they are not taken over', async () => {
  const { id } = await send(given('hidden-rows.xlsx'));
  expect(await read(id)).toMatchObject({ hiddenRows: 1 });
  expect(await run(id)).toEqual([{ code: 'REQUIRED', field: ['hiddenRows'] }]);
  await run(id, 'LEAVE_OUT');
  const { contacts } = await ask('query ($text: String) { contacts(filter: { text: $text }) { nodes { fullName } } }', {
    text: 'Thử Dòng Ẩn',
  });
  expect(contacts.nodes).toEqual([]);
});

test('dates in any of the usual forms are read; what is none is said to be', async () => {
  const { rows } = await read((await send(given('dates.xlsx'))).id);
  const wrong = rows.nodes.filter(({ outcome }: { outcome: string }) => outcome === 'WRONG');
  expect(wrong.map(({ row: number }: { row: number }) => number)).toEqual([8, 10, 11]); // 29 February 2023, month 13, no day
  for (const { errors } of wrong) expect(errors).toMatchObject([{ code: 'INVALID', column: 'Từ ngày' }]);
});

test('a header that is not known is offered, and read once it is said which column it is', async () => {
  const file = csv(row()).replace('Số di động', 'Zalo');
  expect((await send(file)).errors).toMatchObject([
    { reason: 'COLUMNS_MISSING', details: { missing: ['mobilePhone'], unknown: ['Zalo'] } },
  ]);
  const { id } = await send(file, '&column.mobilePhone=Zalo');
  expect(await read(id)).toMatchObject({ counts: { added: 1, wrong: 0 } });
});

test('a name whose letters were lost before it came is wrong', async () => {
  const { rows } = await read((await send(csv(row({ name: 'Tr\ufffdn V\ufffdn A' })))).id);
  expect(rows.nodes).toMatchObject([{ outcome: 'WRONG', errors: [{ reason: 'DAMAGED_TEXT', column: 'Họ và tên' }] }]);
});

describe('what a spreadsheet would take for a formula', () => {
  const TITLES = ['- phó phòng', '+ trưởng khoa', '@trạm trưởng', '=1+1', '＝HYPERLINK("x")', '\u202e=1+1'];
  const FIRST = `Lê Công Thức ${randomUUID().slice(0, 4)}`;
  const NAMES = TITLES.map((_, i) => `${FIRST} ${'ABCDEF'[i]}`);
  beforeAll(async () => {
    const { id } = await send(csv(...TITLES.map((title, i) => row({ name: NAMES[i] ?? '', title }))));
    expect((await read(id)).rows.nodes.flatMap(({ errors }: { errors: object[] }) => errors)).toEqual([]);
    expect(await run(id)).toMatchObject({ done: TITLES.length });
  });

  test.each(['csv', 'xlsx'])('is exported as .%s as a text, and comes in again unchanged', async (format) => {
    const answer = await fetch(`${system.gateway}/contact-lists?format=${format}&within=003&text=${encodeURIComponent(FIRST)}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const exported = new Uint8Array(await answer.arrayBuffer());
    if (format === 'csv')
      for (const cell of Buffer.from(exported)
        .toString('utf8')
        .matchAll(/[^,;\r\n]+/g))
        expect(cell[0]).not.toMatch(/^"?[\p{Cf}]*[=+\-@＝]/u);
    const { id } = await send(exported);
    expect(await read(id)).toMatchObject({ counts: { same: TITLES.length, added: 0, changed: 0, wrong: 0 } });
  });
});
