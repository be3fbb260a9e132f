/** Contact lists as spreadsheets: checked, imported, exported. */

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { add, ask, cleanUp, mutate, officeOf, prepare, SITE, system, tokens } from './contactTests.ts';

beforeAll(prepare);
afterAll(cleanUp);

describe('a list in a spreadsheet', () => {
  const upload = async (file: Uint8Array | string, username = 'quantri', name = 'danh-sach.csv') => {
    const answer = await fetch(`${system.gateway}/contact-lists?name=${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens[username]}` },
      body: file as never,
    });
    return {
      status: answer.status,
      ...((await answer.json()) as { id: string; errors: { code: string; field: string[]; reason?: string }[] }),
    };
  };
  const LIST =
    'state counts { added changed same wrong done failed } rows(first: 100) { nodes { row outcome errors { code column message } } }';
  const listOf = async (id: string, username = 'quantri') =>
    (await ask(`query ($id: ID!) { contactImport(id: $id) { ${LIST} } }`, { id }, username)).contactImport;
  const takeOver = async (id: string) => {
    expect((await mutate('startContactImport', 'StartContactImport', { id }, 'quantri', 'contactImport { state }')).errors).toEqual([]);
    for (let tries = 0; tries < 200; tries++, await sleep(100)) {
      const list = await listOf(id);
      if (list.state === 'DONE') return list;
    }
    throw new Error('not taken over');
  };
  const download = async (query: string, username = 'quantri') =>
    await fetch(`${system.gateway}/contact-lists?${query}`, { headers: { authorization: `Bearer ${tokens[username]}` } });
  const HEADER = 'Mã đơn vị;Họ và tên;Chức danh;Số di động;Email;Phụ trách';

  test('the dry run says row by row what is wrong, and changes nothing; the mended list is taken over', async () => {
    const good = `002;Đặng Thị Hoa;Chuyên viên;0903 555 001;hoa@yte.example;phản ánh, làm sạch dữ liệu`;
    const broken = [
      'Danh sách cán bộ đầu mối',
      HEADER,
      good,
      '002;Đặng Văn Sai;Chuyên viên;01689123;sai@yte;phản ánh',
      '00x;Đặng Văn Lạc;Chuyên viên;0903555003;lac@yte.example;phản ánh',
      '002;;Chuyên viên;0903555004;khong@yte.example;việc khác',
      good,
    ].join('\r\n');
    const { id } = await upload(`\ufeff${broken}`);
    const list = await listOf(id);
    expect(list).toMatchObject({ state: 'CHECKED', counts: { added: 1, changed: 0, same: 0, wrong: 4, done: 0, failed: 0 } });
    expect(
      list.rows.nodes.map((each: { row: number; errors: { code: string; column: string }[] }) => [
        each.row,
        ...each.errors.map(({ code, column }) => `${code} ${column}`),
      ]),
    ).toEqual([
      [3],
      [4, 'INVALID Số di động', 'INVALID Email'],
      [5, 'NOT_FOUND Mã đơn vị'],
      [6, 'REQUIRED Họ và tên', 'INVALID Phụ trách'],
      [7, 'DUPLICATE Số di động'],
    ]);
    const there = async () => (await officeOf('002')).contacts.filter(({ fullName }: { fullName: string }) => fullName.startsWith('Đặng'));
    expect(await there()).toEqual([]);

    const mended = [HEADER, good, '002;Đặng Văn Đúng;Chuyên viên;0903555002;dung@yte.example;phản ánh'].join('\n');
    const again = await upload(mended);
    expect(await takeOver(again.id)).toMatchObject({ counts: { done: 2, wrong: 0 } });
    expect((await there()).map(({ fullName }: { fullName: string }) => fullName).sort()).toEqual(['Đặng Thị Hoa', 'Đặng Văn Đúng']);
    expect(
      (await mutate('startContactImport', 'StartContactImport', { id: again.id }, 'quantri', 'contactImport { state }')).errors,
    ).toMatchObject([{ code: 'WRONG_STATE' }]);
  });

  test('the empty form has a name of its own', async () => {
    const { headers } = await download('template=true');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="mau-dau-moi-\d{4}-\d{2}-\d{2}\.xlsx"$/);
  });

  test.each(['xlsx', 'csv'])('what is exported as .%s comes in again as it is, and changed where it was changed', async (format) => {
    const exported = await download(`format=${format}&within=003`);
    expect(exported.status).toBe(200);
    expect(exported.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="dau-moi-\\d{4}-\\d{2}-\\d{2}\\.${format}"$`),
    );
    const { id } = await upload(new Uint8Array(await exported.arrayBuffer()), 'quantri', `x.${format}`);
    const { counts } = await listOf(id);
    expect(counts.same + counts.wrong).toBeGreaterThan(10);
    expect([counts.added, counts.changed]).toEqual([0, 0]);
    if (format === 'xlsx') return;
    const { contact } = await add('003');
    const text = (await (await download('format=csv&within=003')).text()).replace('Cán bộ đầu mối,,', 'Cán bộ đầu mối,,');
    const edited = text
      .split('\r\n')
      .map((line) => (line.includes(contact.id) ? line.replace('Cán bộ đầu mối', 'Phó Giám đốc') : line))
      .join('\r\n');
    const list = await takeOver((await upload(edited)).id);
    expect(list.counts).toMatchObject({ done: 1, failed: 0 });
    expect((await ask('query ($id: ID!) { contact(id: $id) { title } }', { id: contact.id })).contact.title).toBe('Phó Giám đốc');
  });

  test('numbers that a spreadsheet program has taken for numbers, dates for dates', async () => {
    const rows = [
      HEADER.split(';').concat('Từ ngày'),
      ['004', 'Đinh Thị Số', 'Chuyên viên', 903555009, 'so@yte.example', 'hộ chiếu vắc xin', new Date('2022-05-04')],
    ];
    const file = await writeXlsx({ sheets: [{ name: 'Danh sách', rows: rows as never }] });
    const list = await takeOver((await upload(file, 'quantri', 'so.xlsx')).id);
    expect(list.counts.done).toBe(1);
    const added = (await officeOf('004')).contacts.find(({ fullName }: { fullName: string }) => fullName === 'Đinh Thị Số');
    expect(added).toMatchObject({ mobilePhone: '+84903555009', validFrom: '2022-05-04', responsibilities: ['PASSPORTS'] });
  });

  test('a contact that was changed since the dry run stays as it is', async () => {
    const { contact } = await add('005');
    const csv = [`${HEADER};Mã liên hệ`, `005;Tạ Thị Lý;Giám đốc;${contact.mobilePhone};${contact.email};phản ánh;${contact.id}`].join(
      '\n',
    );
    const { id } = await upload(csv);
    expect((await listOf(id)).counts.changed).toBe(1);
    await mutate('changeContact', 'ChangeContact', { id: contact.id, version: contact.version, title: 'Trưởng khoa' });
    const list = await takeOver(id);
    expect(list).toMatchObject({ counts: { done: 0, failed: 1 }, rows: { nodes: [{ outcome: 'FAILED', errors: [{ code: 'STALE' }] }] } });
    expect((await ask('query ($id: ID!) { contact(id: $id) { title } }', { id: contact.id })).contact.title).toBe('Trưởng khoa');
  });

  test('what is no list says so; no one applies an import of another', async () => {
    const said = async (file: string | Uint8Array) =>
      (await upload(file)).errors.map(({ code, field, reason }) => `${code} ${field} ${reason}`);
    expect(await said('')).toEqual(['INVALID file EMPTY']);
    expect(await said(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]))).toEqual(['INVALID file UNKNOWN_ENCODING']);
    expect(await said('PK\x03\x04 not a zip')).toEqual(['INVALID file DAMAGED']);
    expect(await said('Mã đơn vị,Họ và tên,Email\n001,An,an@yte.example')).toEqual(['INVALID file COLUMNS_MISSING']);
    expect(await said('x'.repeat(11 * 1024 * 1024))).toEqual([expect.stringMatching(/^(TOO_LONG|INVALID) file/)]);
    expect(await said(HEADER)).toEqual(['INVALID file NO_ROWS']);
    expect((await upload(`${HEADER}\n`, 'coso')).status).toBe(403);
    const { id } = await upload(`${HEADER}\n001;An Văn;CV;0903555777;a@yte.example;phản ánh`, 'soyte');
    expect((await mutate('startContactImport', 'StartContactImport', { id }, 'quantri', 'contactImport { state }')).errors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    const elsewhere = await upload(`${HEADER}\n${SITE};An Văn;CV;0903555778;a@yte.example;phản ánh`, 'soyte');
    expect((await listOf(elsewhere.id, 'soyte')).rows.nodes[0].errors).toMatchObject([{ code: 'FORBIDDEN', column: 'Mã đơn vị' }]);
  });
});
