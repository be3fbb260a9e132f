/** An uploaded spreadsheet of contacts: platform/imports, with our columns. */
import type { IncomingMessage } from 'node:http';
import { failure } from '@so-tiem/platform/errors/errors';
import { BodyTooLarge, readBody } from '@so-tiem/platform/http/server';
import { readTable, type Table } from '@so-tiem/platform/imports/readTable';
import { TABLE_COLUMNS } from './columns.ts';

export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_ROWS = 50_000;
const TIMEOUT_MS = 100_000;

/** @param matched headers that the caller matched with a column @throws DomainError naming `file` */
export async function readSpreadsheet(request: IncomingMessage, matched: Readonly<Record<string, string>>): Promise<Table> {
  const bytes = await readBody(request, MAX_FILE_BYTES, TIMEOUT_MS).catch((error) => {
    throw error instanceof BodyTooLarge ? failure('TOO_LONG', 'file', `at most ${MAX_FILE_BYTES} bytes`, 'TOO_LARGE') : error;
  });
  return await readTable({ bytes, columns: TABLE_COLUMNS, matched, maxRows: MAX_ROWS });
}
