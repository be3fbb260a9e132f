/** Reads a spreadsheet row by row as it comes: .xlsx, or .csv as any program writes it. */
import { Readable } from 'node:stream';
import { DomainError, failure, invalid } from '@so-tiem/platform/errors';
import { parse } from 'csv-parse';
import { streamXlsxRows } from 'hucre/xlsx';
import { type Cells, COLUMNS, type Column, columnsOf, NEEDED } from './columns.ts';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_ROWS = 50_000;
/** A title or two may stand above the headers. */
const HEADERS_WITHIN = 10;
const MAX_CELL = 500;

/** @throws DomainError naming `file`: neither of the two kinds, no headers, too long */
export async function* readList(file: Readable): AsyncGenerator<{ row: number; cells: Cells }> {
  let columns: (Column | null)[] | undefined;
  let last = 0;
  for await (const { row, values } of rowsOf(file)) {
    const texts = values.map(textOf);
    if (!columns) {
      const found = columnsOf(texts);
      if (NEEDED.every((column) => found.includes(column))) columns = found;
      else if (found.filter(Boolean).length >= 3 || row >= HEADERS_WITHIN) throw missing(found);
      continue;
    }
    last = row;
    if (row > MAX_ROWS) throw failure('TOO_LONG', 'file', `at most ${MAX_ROWS} rows`);
    if (!texts.some(Boolean)) continue;
    const cells: Cells = {};
    for (const [i, column] of columns.entries()) if (column) cells[column] = (texts[i] ?? '').slice(0, MAX_CELL);
    yield { row, cells };
  }
  if (!columns) throw missing([]);
  if (!last) throw invalid('file', 'no rows');
}

const missing = (found: readonly (Column | null)[]) =>
  invalid(
    'file',
    `columns missing: ${NEEDED.filter((column) => !found.includes(column))
      .map((column) => COLUMNS[column])
      .join(', ')}`,
  );

/** A telephone number that a spreadsheet took for a number has lost its zero. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'number') return /^\d{9}$/.test(String(value)) ? `0${value}` : String(value);
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}

async function* rowsOf(file: Readable): AsyncGenerator<{ row: number; values: unknown[] }> {
  const { first, rest } = await begin(file);
  if (first.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw invalid('file', 'an old .xls; save it as .xlsx');
  if (first.subarray(0, 2).toString('latin1') === 'PK') {
    try {
      const stream = Readable.toWeb(rest) as ReadableStream<Uint8Array>;
      for await (const { index, values } of streamXlsxRows(stream, { maxRows: MAX_ROWS + 1, maxInputBytes: MAX_FILE_BYTES }))
        yield { row: index + 1, values };
    } catch (error) {
      if (error instanceof DomainError) throw error;
      throw invalid('file', `no readable .xlsx (${error instanceof Error ? error.message : error})`);
    }
    return;
  }
  if (first.includes(0)) throw invalid('file', 'neither .xlsx nor .csv');
  const parser = rest.pipe(
    parse({ bom: true, delimiter: delimiterOf(first), relax_column_count: true, relax_quotes: true, info: true, max_record_size: 100_000 }),
  );
  rest.once('error', (error) => parser.destroy(error));
  let row = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      row = Math.max(row + 1, info.lines);
      yield { row, values: record };
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalid('file', `no readable .csv (${error instanceof Error ? error.message : error})`);
  }
}

/** The one that makes headers of ours out of one of the first lines. */
function delimiterOf(first: Buffer): string {
  const lines = first.toString('utf8').split('\n').slice(0, HEADERS_WITHIN);
  const headers = (delimiter: string) =>
    Math.max(...lines.map((line) => columnsOf(line.split(delimiter).map((cell) => cell.replace(/["\ufeff]/g, ''))).filter(Boolean).length));
  return [',', ';', '\t'].sort((a, b) => headers(b) - headers(a))[0] ?? ',';
}

/** The first bytes, by which the kind is told, and everything again. @throws DomainError when more comes than allowed */
async function begin(file: Readable): Promise<{ first: Buffer; rest: Readable }> {
  const chunks = file[Symbol.asyncIterator]();
  const { value, done } = await chunks.next();
  if (done) throw invalid('file', 'empty');
  const first = Buffer.from(value);
  let size = 0;
  const all = async function* () {
    for (let chunk = first, end = false; !end; ) {
      size += chunk.length;
      if (size > MAX_FILE_BYTES) throw failure('TOO_LONG', 'file', `at most ${MAX_FILE_BYTES} bytes`);
      yield chunk;
      const next = await chunks.next();
      end = next.done ?? false;
      chunk = next.value;
    }
  };
  return { first, rest: Readable.from(all(), { objectMode: false }) };
}
