/** `GET /complaint-lists?format=xlsx&scope=BREACHED&unit=79`: what the queue shows under a filter, as a spreadsheet. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import { readInBatches } from '@so-tiem/platform/graphql/page';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { sheetRoute } from '@so-tiem/platform/imports/sheetRoute';
import { FORMATS, sendSheet } from '@so-tiem/platform/imports/spreadsheet';
import { calendarDate } from '@so-tiem/platform/inputs/calendar';
import { z } from 'zod';
import { ComplaintKind, ComplaintOrderField, ComplaintScope, ComplaintStatus, OrderDirection } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { queueReader } from '../queries/complaintQueue.ts';
import { COLUMNS, rowOf } from './columns.ts';

const separated = <Values extends Readonly<Record<string, string>>>(values: Values) =>
  z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(z.enum(values)))
    .optional();

const days = z.object({ from: calendarDate, until: calendarDate }).optional();
const asked = z.object({
  format: z.enum(FORMATS).default('xlsx'),
  scope: z.enum(ComplaintScope).default('ALL'),
  kinds: separated(ComplaintKind),
  statuses: separated(ComplaintStatus),
  unit: z.string().optional(),
  recorded: days,
  closed: days,
  onTime: z.stringbool().optional(),
  satisfied: z.stringbool().optional(),
  assignee: z.string().optional(),
  text: z.string().optional(),
  orderBy: z.object({ field: z.enum(ComplaintOrderField), direction: z.enum(OrderDirection).default('ASC') }).optional(),
});

export const complaintListRoutes = (store: Store) =>
  sheetRoute(async (identity, parameters, response) => {
    const staff = requirePermission(identity, 'complaint:read');
    const { format, scope, orderBy, ...filter } = parseInput(asked, nested(parameters));
    const queue = await queueReader(store, staff, { scope, filter, orderBy });
    await sendSheet(response, format, {
      fileName: 'phan-anh',
      sheetName: 'Phản ánh',
      columns: COLUMNS,
      rows: rowsOf(store, identity, queue),
    });
  });

/** `recorded.from=…&recorded.until=…` as one condition. */
function nested(parameters: Record<string, string>): Record<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [name, value] of Object.entries(parameters)) {
    const [outer = '', inner] = name.split('.');
    found.set(outer, inner ? { ...(found.get(outer) as object | undefined), [inner]: value } : value);
  }
  return Object.fromEntries(found);
}

type Queue = Awaited<ReturnType<typeof queueReader>>;

async function* rowsOf({ trail }: Store, identity: Identity, { read, sortKeyOf }: Queue): AsyncGenerator<string[]> {
  for await (const complaints of readInBatches(read, sortKeyOf)) {
    const subjects = complaints.map(({ _id }) => `complaint:${_id}`);
    if (subjects.length) trail.logRead({ action: 'complaint.EXPORTED', subjects, fields: ['Complaint.complainant'] });
    yield* complaints.map(rowOf(identity));
  }
}
