/**
 * Reads a spreadsheet in a decoder's process (platform/decoding): .xlsx, or text in columns as any program writes it. The visible
 * sheet that has our headers is read; what the file is that is none of both is said by name.
 */
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { streamXlsxRows } from 'hucre/xlsx';
import { failure, invalid } from '../errors/errors.ts';
import { withoutInvisible } from '../values/plainText.ts';
import { decodeText } from './encodings.ts';
import { columnsOf, type Table, type TableColumn, type TableQuestion, type TableRow } from './table.ts';

/** A title or two may stand above the headers. */
const HEADERS_WITHIN = 10;
/** So many of our headers in a row say that it is the row of headers. */
const ENOUGH_HEADERS = 3;
const MAX_CELL = 500;
const MAX_COLUMNS = 200;
/** A spreadsheet of 50,000 rows is some 30 MB when it is inflated. */
const MAX_INFLATED_BYTES = 100_000_000;
const MAX_PARTS = 2000;
const MAX_DEPTH = 32;

const file = (reason: string, message: string) => invalid('file', message, reason);

interface Line {
  row: number;
  values: unknown[];
}

/** @throws DomainError naming `file`, with a reason that says what it is and what to do */
export default async function readTable(question: TableQuestion): Promise<Table> {
  const { bytes } = question;
  const start = Buffer.from(bytes.subarray(0, 2048));
  if (!bytes.length) throw file('EMPTY', 'empty');
  if (start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? file('HAS_PASSWORD', 'a spreadsheet with a password; save it without one')
      : file('OLD_XLS', 'an old .xls; save it as .xlsx');
  if (start.subarray(0, 2).toString('latin1') === 'PK') return await readWorkbook(question);
  const head = start.toString('latin1').trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<table|<meta|<\?xml)/.test(head))
    throw file('HTML', 'a web page with the name of a spreadsheet; save it as .xlsx');
  return readText(question);
}

/** What is inside, without inflating it; a part that says a size is held to it when it is inflated. */
function partsOf(bytes: Uint8Array): Map<string, number> {
  const parts = new Map<string, number>();
  let total = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts.set(name, originalSize);
        total += originalSize;
        return false;
      },
    });
  } catch {
    throw file('DAMAGED', 'no readable .xlsx');
  }
  if (total > MAX_INFLATED_BYTES || parts.size > MAX_PARTS) throw file('TOO_LARGE', `more than ${MAX_INFLATED_BYTES} bytes when inflated`);
  return parts;
}

async function readWorkbook(question: TableQuestion): Promise<Table> {
  const parts = partsOf(question.bytes);
  if (parts.has('content.xml')) throw file('ODS', 'an .ods; save it as .xlsx');
  if (!parts.has('xl/workbook.xml')) throw file('NO_SPREADSHEET', 'no spreadsheet');
  const sheets = sheetsOf(question.bytes);
  let nearest: string[] = [];
  for (const { name, path } of sheets) {
    const reader = new TableReader(question);
    try {
      for await (const { index, values } of streamXlsxRows(question.bytes, { sheet: name, maxRows: question.maxRows * 2 }))
        if (!reader.take({ row: index + 1, values: values.slice(0, MAX_COLUMNS) })) break;
    } catch (error) {
      if (error instanceof Error && 'failures' in error) throw error;
      throw file('DAMAGED', `no readable .xlsx (${error instanceof Error ? error.message : error})`);
    }
    if (reader.found) return reader.table(name, hiddenRowsOf(question.bytes, path));
    if (reader.nearest.length > nearest.length) nearest = reader.nearest;
  }
  throw missing(question, nearest);
}

interface SheetPart {
  name: string;
  path: string;
}

/** The visible ones, in their order. */
function sheetsOf(bytes: Uint8Array): SheetPart[] {
  const text = (name: string) => {
    const part = unzipSync(bytes, { filter: (each) => each.name === name && each.originalSize < 5_000_000 })[name];
    return part ? strFromU8(part) : '';
  };
  const targets = new Map(
    [...text('xl/_rels/workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return [...text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].flatMap(([tag]) => {
    if (/^(hidden|veryHidden)$/.test(attribute(tag, 'state'))) return [];
    const target = targets.get(/\br:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '';
    const name = attribute(tag, 'name').replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? '');
    return [{ name, path: target.startsWith('/') ? target.slice(1) : `xl/${target}` }];
  });
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** Numbers of the rows that the spreadsheet program does not show. */
function hiddenRowsOf(bytes: Uint8Array, path: string): Set<number> {
  const part = unzipSync(bytes, { filter: ({ name }) => name === path })[path];
  if (!part) return new Set();
  const rows = strFromU8(part).matchAll(/<(?:\w+:)?row\b([^>]*)>/g);
  return new Set([...rows].flatMap(([, tag = '']) => (/\bhidden="(1|true)"/.test(tag) ? [Number(attribute(tag, 'r'))] : [])));
}

function readText(question: TableQuestion): Table {
  const { bytes, columns, matched } = question;
  const headersIn = (text: string) =>
    Math.max(
      0,
      ...[',', ';', '\t'].map((delimiter) =>
        Math.max(
          ...text
            .split(/\r\n?|\n/, HEADERS_WITHIN)
            .map((line) => columnsOf(line.split(delimiter).map(unquoted), columns, matched).filter(Boolean).length),
        ),
      ),
    );
  const decoded = decodeText(bytes, (text) => headersIn(text) >= ENOUGH_HEADERS);
  if (!decoded) throw file('UNKNOWN_ENCODING', 'not in UTF-8, UTF-16, windows-1258 or TCVN3; save it as .xlsx or as CSV UTF-8');
  if (decoded.text.includes('\0')) throw file('NO_SPREADSHEET', 'neither .xlsx nor .csv');
  const text = withoutInvisible(decoded.text);
  const delimiters = [',', ';', '\t'];
  const lines = text.split(/\r\n?|\n/, HEADERS_WITHIN);
  const headers = (delimiter: string) =>
    Math.max(...lines.map((line) => columnsOf(line.split(delimiter).map(unquoted), columns, matched).filter(Boolean).length));
  const delimiter = delimiters.sort((a, b) => headers(b) - headers(a))[0] ?? ',';
  const reader = new TableReader(question);
  let records: string[][];
  try {
    records = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, max_record_size: 100_000 });
  } catch (error) {
    throw file('DAMAGED', `no readable .csv (${error instanceof Error ? error.message : error})`);
  }
  // A spreadsheet program numbers records, however many lines one of them takes.
  for (const [i, values] of records.entries()) if (!reader.take({ row: i + 1, values: values.slice(0, MAX_COLUMNS) })) break;
  if (!reader.found) throw missing(question, reader.nearest);
  return reader.table(null, new Set(), decoded.encoding);
}

const unquoted = (cell: string): string => cell.trim().replace(/^"|"$/g, '');

/** The table in a sheet: its headers, and the rows below. */
class TableReader {
  readonly #question: TableQuestion;
  readonly #rows: TableRow[] = [];
  #keys: (string | null)[] | undefined;
  /** Of the row that came nearest to being the headers. */
  nearest: string[] = [];

  constructor(question: TableQuestion) {
    this.#question = question;
  }

  get found(): boolean {
    return this.#keys !== undefined;
  }

  /** @returns whether more is wanted */
  take({ row, values }: Line): boolean {
    if (!this.#keys) return this.#takeHeaders(row, values.map(textOf));
    const { maxRows } = this.#question;
    const cells: Record<string, string> = {};
    const errors: Record<string, string> = {};
    let filled = false;
    for (const [i, key] of this.#keys.entries()) {
      if (!key) continue;
      const text = textOf(values[i]);
      filled ||= text !== '';
      cells[key] = text.slice(0, MAX_CELL);
      if (isSpreadsheetError(text)) errors[key] = `${columnName(i)}${row}`;
    }
    if (!filled) return true; // a row that only bears a format
    if (this.#rows.length >= maxRows) throw failure('TOO_LONG', 'file', `at most ${maxRows} rows`, 'TOO_MANY_ROWS');
    this.#rows.push({ row, cells, ...(Object.keys(errors).length ? { errors } : {}) });
    return true;
  }

  #takeHeaders(row: number, headers: string[]): boolean {
    const { columns, matched } = this.#question;
    const keys = columnsOf(headers, columns, matched);
    const found = keys.filter((key) => key !== null);
    if (found.length > columnsOf(this.nearest, columns, matched).filter(Boolean).length) this.nearest = headers;
    if (missingOf(columns, keys).length) return row < HEADERS_WITHIN;
    const twice = found.find((key, i) => found.indexOf(key) !== i);
    if (twice) {
      const places = keys.flatMap((key, i) => (key === twice ? [`${columnName(i)} (${headers[i]})`] : []));
      throw failure('INVALID', 'file', `two columns of one name: ${places.join(', ')}`, 'DUPLICATE_HEADER', { columns: places });
    }
    this.#keys = keys;
    return true;
  }

  table(sheet: string | null, hidden: ReadonlySet<number>, encoding: string | null = null): Table {
    if (!this.#rows.length) throw file('NO_ROWS', 'no rows');
    const rows = this.#rows.map((row) => (hidden.has(row.row) ? { ...row, hidden: true as const } : row));
    return { rows, sheet, hiddenRows: rows.filter((row) => row.hidden).length, encoding };
  }
}

const missingOf = (columns: readonly TableColumn[], keys: readonly (string | null)[]) =>
  columns.filter(({ key, needed }) => needed && !keys.includes(key));

/** What is missing, and which headers are there that may be it. */
function missing({ columns, matched }: TableQuestion, headers: readonly string[]) {
  const keys = columnsOf(headers, columns, matched);
  const unknown = headers.filter((header, i) => header && !keys[i]);
  const missing = missingOf(columns, keys);
  const said = missing.map(({ header }) => header).join(', ');
  return failure('INVALID', 'file', `columns missing: ${said}`, 'COLUMNS_MISSING', {
    missing: missing.map(({ key }) => key),
    unknown: unknown.slice(0, MAX_COLUMNS),
  });
}

const isSpreadsheetError = (text: string): boolean => /^#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/.test(text);

/** `A`, `B`, … `AA`. */
const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

function textOf(value: unknown, depth = 0): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return withoutInvisible(value.normalize('NFC')).trim();
  if (value && typeof value === 'object' && 'richText' in value && Array.isArray(value.richText) && depth < MAX_DEPTH)
    return value.richText.map((part: { text?: unknown }) => textOf(part.text, depth + 1)).join('');
  return '';
}
