/** Lists as people bring them: what is read of each, or the sentence that says what it is and what to do. */
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { readTable, stopReadingTables } from '@so-tiem/platform/imports/readTable';
import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { readDate, readEmail, readResponsibilities, TABLE_COLUMNS, withoutMark, withZeros } from './columns.ts';

afterAll(stopReadingTables);

const given = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
const read = (bytes: Uint8Array, matched = {}) => readTable({ bytes, columns: TABLE_COLUMNS, matched, maxRows: 50_000 });
const HEADERS = ['Mã đơn vị', 'Họ và tên', 'Chức danh', 'Số di động', 'Email', 'Phụ trách'];
const csv = (...lines: string[]) => Buffer.from([HEADERS.join(','), ...lines].join('\n'));
const refused = async (bytes: Uint8Array) => {
  const error = await read(bytes).then(
    () => undefined,
    (thrown) => thrown,
  );
  return error?.failures[0];
};

describe('text in columns', () => {
  test.each([
    ['utf16le-tab.txt', 'UTF-16', 'Thử Bảng 1'],
    ['windows1258.csv', 'windows-1258', 'Nguyễn Thị Bưởi'],
  ])('%s is decoded as %s', async (name, encoding, fullName) => {
    const table = await read(given(name));
    expect(table).toMatchObject({ encoding, rows: [{ row: 2, cells: { officeCode: '760', fullName } }, ...table.rows.slice(1)] });
    expect(JSON.stringify(table)).not.toContain('\ufffd');
  });

  test('TCVN3 (ABC) is decoded', async () => {
    const tcvn3 = Buffer.from(
      `${HEADERS.join(',')}\n760,Nguyễn Thị Hạnh,Chuyên viên,0987001001,a@b.example,phản ánh`.replace(/[^\0-\x7f]/g, (letter) =>
        String.fromCharCode(Number.parseInt(BYTES[letter] ?? '3F', 16)),
      ),
      'latin1',
    );
    expect(await read(tcvn3)).toMatchObject({ encoding: 'TCVN3', rows: [{ cells: { fullName: 'Nguyễn Thị Hạnh' } }] });
  });

  test('an encoding that is none of these is refused by name', async () => {
    expect(await refused(Buffer.from([...Buffer.from('M'), 0x83, 0x8a, 0x90, 0x2c, 0xff, 0x0a]))).toMatchObject({
      reason: 'UNKNOWN_ENCODING',
    });
  });

  test('rows are numbered as the spreadsheet program does, whatever stands in a cell', async () => {
    expect((await read(given('quoted-newline.csv'))).rows.map(({ row }) => row)).toEqual([2, 3]);
  });
});

/** TCVN 5712:1993, third table. */
const BYTES: Record<string, string> = {
  ...{ ã: 'B7', đ: 'AE', ơ: 'AC', ị: 'DE', ọ: 'E4', à: 'B5', ê: 'AA', ứ: 'F8', ố: 'E8', ộ: 'E9', ụ: 'F4', á: 'B8' },
  ...{ ễ: 'D4', ạ: 'B9', ả: 'B6' },
};

describe('a workbook', () => {
  test('the visible sheet that has our headers is read, and said', async () => {
    expect(await read(given('second-sheet.xlsx'))).toMatchObject({
      sheet: 'Danh sách',
      rows: [{ row: 2, cells: { officeCode: '760' } }],
    });
    const row = ['760', 'An Văn', 'CV', '0987001001', 'a@b.example', 'phản ánh'];
    const hidden = await writeXlsx({
      sheets: [
        { name: 'Cũ', rows: [HEADERS, row.with(1, 'Ẩn')], hidden: true },
        { name: 'Mới', rows: [HEADERS, row] },
      ],
    });
    expect(await read(hidden)).toMatchObject({ sheet: 'Mới', rows: [{ cells: { fullName: 'An Văn' } }] });
  });

  test('hidden rows are counted and marked', async () => {
    const { hiddenRows, rows } = await read(given('hidden-rows.xlsx'));
    expect([hiddenRows, rows.map(({ row, hidden = false }) => [row, hidden])]).toEqual([
      1,
      [
        [2, false],
        [3, true],
        [4, false],
      ],
    ]);
  });

  test('60,000 rows that only bear a format are none', async () => {
    expect((await read(given('formatted-blank-rows.xlsx'))).rows.map(({ row }) => row)).toHaveLength(2);
  });

  test('a cell that holds an error of the spreadsheet is named by its address', async () => {
    const { rows } = await read(given('formulas.xlsx'));
    expect(rows.map(({ row, errors }) => [row, errors])).toEqual([
      [2, undefined],
      [3, undefined],
      [4, { title: 'C4' }],
      [5, undefined],
    ]);
    expect(rows[0]?.cells).toMatchObject({ fullName: 'THỬ Công Thức', mobilePhone: '987001001' });
  });

  test('headers have synonyms; one that is not known is offered for matching, and is read once it is matched', async () => {
    expect((await read(given('header-variants.xlsx'))).rows).toMatchObject([
      { cells: { mobilePhone: '0987001001', email: 'thu.bang.1@example.com' } },
    ]);
    const names = ['Mã đơn vị', 'Họ tên', 'Chức vụ', 'Điện thoại', 'Thư điện tử', 'Nhiệm vụ'];
    const row = ['760', 'An', 'CV', '0987001001', 'a@b.example', 'phản ánh'];
    expect((await read(await writeXlsx({ sheets: [{ name: 'x', rows: [names, row] }] }))).rows).toHaveLength(1);
    const strange = await writeXlsx({ sheets: [{ name: 'x', rows: [names.with(3, 'Zalo'), row] }] });
    expect(await refused(strange)).toMatchObject({ reason: 'COLUMNS_MISSING', details: { missing: ['mobilePhone'], unknown: ['Zalo'] } });
    expect((await read(strange, { Zalo: 'mobilePhone' })).rows[0]?.cells).toMatchObject({ mobilePhone: '0987001001' });
  });

  test('what is invisible is stripped', async () => {
    const { rows } = await read(given('invisible.xlsx'));
    expect(JSON.stringify(rows)).not.toMatch(/\p{Cf}/u);
    expect(rows.slice(0, 4).map(({ cells }) => [cells['officeCode'], cells['fullName'], cells['mobilePhone']])).toEqual([
      ['760', 'Thử Ẩn', '0987001001'],
      ['760', 'Thử Bảng 2', '0987001002'],
      ['760', 'Thử Bảng 3', '0987001003'],
      ['760', 'Thử Bảng 4', '0987001004'],
    ]);
  });

  test('a list of 50,000 rows is read', async () => {
    const rows = Array.from({ length: 50_000 }, (_, i) => [
      '760',
      `Nguyễn Văn ${i}`,
      'Chuyên viên',
      `09${String(i).padStart(8, '0')}`,
      `a${i}@b.example`,
      'phản ánh',
    ]);
    const { rows: got } = await read(await writeXlsx({ sheets: [{ name: 'x', rows: [HEADERS, ...rows] }] }));
    expect(got).toHaveLength(50_000);
  });
});

describe('what is no list says what it is', () => {
  test.each([
    ['html-as.xls', 'HTML'],
    ['encrypted-ole.xlsx', 'HAS_PASSWORD'],
    ['duplicate-header.xlsx', 'DUPLICATE_HEADER'],
  ])('%s: %s', async (name, reason) => {
    expect(await refused(given(name))).toMatchObject({ code: 'INVALID', field: ['file'], reason });
  });

  test.each([
    ['an old .xls', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), 'OLD_XLS'],
    ['nothing', Buffer.alloc(0), 'EMPTY'],
    ['headers alone', csv(), 'NO_ROWS'],
    ['a photo', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'UNKNOWN_ENCODING'],
    ['bytes', Buffer.from('a\0b'), 'NO_SPREADSHEET'],
    ['half a zip', Buffer.from('PK\x03\x04 not a zip'), 'DAMAGED'],
    [
      'an .ods',
      zipSync({ mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': Buffer.from('<a/>') }),
      'ODS',
    ],
    ['other columns', Buffer.from('a,b,c\n1,2,3'), 'COLUMNS_MISSING'],
  ])('%s: %s', async (_, bytes, reason) => {
    expect(await refused(bytes)).toMatchObject({ field: ['file'], reason });
  });

  test('one with more rows than are read', async () => {
    const rows = Array.from({ length: 4 }, (_, i) => `760,Nguyễn Văn ${i},CV,098700100${i},a${i}@b.example,phản ánh`);
    const reading = readTable({ bytes: csv(...rows), columns: TABLE_COLUMNS, matched: {}, maxRows: 3 });
    await expect(reading).rejects.toMatchObject({ failures: [{ code: 'TOO_LONG', field: ['file'], reason: 'TOO_MANY_ROWS' }] });
  });

  test('both columns of one name are named', async () => {
    expect(await refused(given('duplicate-header.xlsx'))).toMatchObject({
      details: { columns: ['E (Số di động)', 'J (Số di động)'] },
    });
  });
});

describe('cells', () => {
  test.each(['a và b', 'a/b', 'a + b', 'a, b', 'a; b', 'a\nb', 'a & b', 'a - b'])('responsibilities as %j', (form) => {
    const text = form.replace('a', 'phản ánh').replace('b', 'làm sạch dữ liệu');
    expect(readResponsibilities(text)).toEqual(['COMPLAINTS', 'DATA_CLEANING']);
  });

  test.each([
    ['5/8/22', '2022-08-05'],
    ['44778', '2022-08-05'],
    ['44778.999', '2022-08-05'],
    ['05/08/2022 00:00:00', '2022-08-05'],
    ['2022-08-05T00:00:00', '2022-08-05'],
    ['05/08/2022', '2022-08-05'],
    ['29/02/2023', '29/02/2023'],
  ])('the date %s is read as %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  test.each([
    ['mailto:thu.5@example.com', 'thu.5@example.com'],
    ['Thử <thu.6@example.com>', 'thu.6@example.com'],
    ['thu.7@example.com;', 'thu.7@example.com'],
    [' thu@example.com ', 'thu@example.com'],
  ])('the address %j', (text, address) => {
    expect(readEmail(text)).toBe(address);
  });

  test('codes that lost their zeros', () => {
    expect([withZeros('1'), withZeros('760'), withZeros('00001')]).toEqual([['01', '001', '00001'], ['760', '00760'], ['00001']]);
  });

  test.each(['- Phó trưởng khoa', '=Trưởng', '@Tổ', '+ Trưởng', "'Tổ", 'Trưởng'])('the title %j is written and read as it is', (title) => {
    expect(withoutMark(/^[=+\-@]/.test(title) ? `'${title}` : title)).toBe(title);
  });
});
