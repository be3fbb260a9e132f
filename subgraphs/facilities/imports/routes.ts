/**
 * `GET /contact-lists?format=xlsx&within=79` (export) and `POST /contact-lists?name=…&column.mobilePhone=HEADER` (the file, with headers
 * that the caller matched with our columns; answers with its dry run's id).
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Routes } from '@so-tiem/platform/http/routes';
import { sendJson } from '@so-tiem/platform/http/server';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { FORMATS, sendSheet } from '@so-tiem/platform/imports/spreadsheet';
import { z } from 'zod';
import { ContactProblem, ContactResponsibility } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { contactReader } from '../queries/findContacts.ts';
import { checkImport } from './checkImport.ts';
import { xlsxColumns } from './columns.ts';
import { exportRowsOf } from './exportContacts.ts';

const asked = z.object({
  format: z.enum(FORMATS).default('xlsx'),
  /** Only the headers. */
  template: z.stringbool().default(false),
  within: z.string().optional(),
  text: z.string().optional(),
  responsibility: z.enum(ContactResponsibility).optional(),
  unconfirmed: z.stringbool().optional(),
  problems: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(ContactProblem)))
    .optional(),
});

export const contactListRoutes = (store: Store): Routes => ({
  'GET /contact-lists': ({ identity, response, url }) => download(store, identity, response, url),
  'POST /contact-lists': ({ identity, request, response, url }) => upload(store, identity, request, response, url),
});

async function download(store: Store, identity: Identity, response: ServerResponse, url: URL): Promise<void> {
  const { unit } = requirePermission(identity, 'contact:read');
  const { format, template, ...filter } = parseInput(asked, Object.fromEntries(url.searchParams));
  const read = await contactReader(store, unit, filter);
  const rows = template ? exportRowsOf(store, async () => []) : exportRowsOf(store, read);
  await sendSheet(response, format, {
    fileName: template ? 'mau-dau-moi' : 'dau-moi',
    sheetName: 'Cán bộ đầu mối',
    columns: xlsxColumns,
    rows,
  });
}

async function upload(store: Store, identity: Identity, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const staff = requirePermission(identity, 'contact:change');
  const matched = [...url.searchParams].flatMap(([name, header]) =>
    name.startsWith('column.') ? [[header, name.slice('column.'.length)]] : [],
  );
  const fileName = url.searchParams.get('name') ?? '';
  const { _id: id } = await checkImport(store, staff, { fileName, file: request, matched: Object.fromEntries(matched) });
  sendJson(response, 201, { id });
}
