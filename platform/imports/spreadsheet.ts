/** Lists as spreadsheets, written row by row as they are read, however many there are. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';
import { dateInVietNam } from '../inputs/calendar.ts';
import { withoutInvisible } from '../values/plainText.ts';

export const FORMATS = ['xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

const TYPES: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

export interface Sheet {
  /** First part of the file's name; the day follows. */
  fileName: string;
  sheetName: string;
  columns: readonly { header: string; width?: number }[];
  rows: AsyncIterable<string[]>;
}

/** What looks like the sign of a formula, and is read as one after what is invisible, or in another width: `＝`, U+202E. */
const FORMULA_LOOKALIKE = /^[＝＋－＠﹢﹣﹦]/;

/** A text that begins so is marked as text, as the writer does with the signs themselves. */
async function* plain(rows: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  for await (const row of rows)
    yield row.map((cell) => {
      const seen = withoutInvisible(cell);
      return FORMULA_LOOKALIKE.test(seen) ? `'${seen}` : seen;
    });
}

/** Text that a spreadsheet would take for a formula is written so that it does not (OWASP: CSV injection). */
export async function sendSheet(response: ServerResponse, format: Format, { fileName, sheetName, columns, rows }: Sheet): Promise<void> {
  const stream =
    format === 'xlsx'
      ? writeXlsxStream(rows, { name: sheetName, columns: [...columns], freezePane: { rows: 1 } })
      : writeCsvStream(plain(rows), { headers: columns.map(({ header }) => header), bom: true, escapeFormulae: true });
  response.writeHead(200, {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename="${fileName}-${dateInVietNam(new Date())}.${format}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  await pipeline(Readable.fromWeb(stream as never), response);
}
