/** The dry run of a contact list: what each row would do, or what is wrong with it. Nothing but the list itself is written. */
import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { calendarDate } from '@so-tiem/platform/calendar';
import { DomainError, type Failure } from '@so-tiem/platform/errors';
import type { Staff } from '@so-tiem/platform/identity';
import { isWithin } from '@so-tiem/platform/territory';
import { parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import { newContact } from '../actions/addContact.ts';
import { type ContactRecord, today } from '../model/contact.ts';
import { type ContactListRecord, type ListRowRecord, rowId } from '../model/contactList.ts';
import type { OfficeRecord } from '../model/office.ts';
import type { Store } from '../model/store.ts';
import { personFields, responsibilities } from '../rules/contactInput.ts';
import { territoryOfPath } from '../rules/offices.ts';
import { type Cells, readDate, readResponsibilities } from './columns.ts';
import { readList } from './readList.ts';

const BATCH = 500;

const rowInput = z.object({
  ...personFields,
  officeCode: z.string().min(1, 'must not be blank'),
  responsibilities,
  validFrom: calendarDate.optional(),
  validTo: calendarDate.nullable(),
  id: z.string(),
});
type Row = z.output<typeof rowInput>;

/** @throws DomainError naming `file`; a list that was begun is then left behind, never taken over */
export async function checkList(store: Store, staff: Staff, fileName: string, file: Readable): Promise<ContactListRecord> {
  const list: ContactListRecord = { _id: randomUUID(), fileName: fileName.slice(0, 200), by: staff, at: new Date(), state: 'CHECKED' };
  const seen = new Map<string, number>();
  let batch: { row: number; cells: Cells }[] = [];
  const flush = async () => {
    if (batch.length) await store.listRows.insertMany(await checkRows(store, staff, list._id, batch, seen), { lean: true });
    batch = [];
  };
  try {
    for await (const each of readList(file)) {
      batch.push(each);
      if (batch.length >= BATCH) await flush();
    }
    await flush();
  } catch (error) {
    await store.listRows.deleteMany({ listId: list._id });
    throw error;
  }
  await store.lists.create([list]);
  return list;
}

/** @param seen rows of the list so far, by office and number: nobody stands in a list twice */
async function checkRows(
  store: Store,
  staff: Staff,
  listId: string,
  batch: readonly { row: number; cells: Cells }[],
  seen: Map<string, number>,
): Promise<ListRowRecord[]> {
  const parsed = batch.map(({ row, cells }) => ({ row, cells, ...parseRow(cells) }));
  const codes = [...new Set(batch.flatMap(({ cells }) => cells.officeCode ?? []))];
  const ids = batch.flatMap(({ cells }) => cells.id || []);
  const offices = new Map((await store.offices.find({ _id: { $in: codes } }).lean()).map((office) => [office._id, office]));
  const contacts = await store.contacts.find({ $or: [{ officeCode: { $in: codes } }, { _id: { $in: ids } }] }).lean();
  return parsed.map(({ row, cells, input, failures }) => {
    const base = {
      _id: rowId(listId, row),
      listId,
      row,
      cells: cells as Record<string, string>,
      contactId: null,
      version: 0,
      fields: null,
    };
    const office = offices.get(cells.officeCode ?? '');
    const refusals = [...failures, ...placeFailures(staff, cells, office)];
    if (!input || !office || refusals.length) return { ...base, outcome: 'WRONG', failures: refusals };
    const before = sameContact(contacts, input);
    if (input.id && !before)
      return { ...base, outcome: 'WRONG', failures: [{ code: 'NOT_FOUND', field: ['id'], message: 'no such contact of this office' }] };
    const key = before?._id ?? `${input.officeCode} ${input.mobilePhone}`;
    const earlier = seen.get(key);
    if (earlier)
      return { ...base, outcome: 'WRONG', failures: [{ code: 'DUPLICATE', field: ['mobilePhone'], message: `as row ${earlier}` }] };
    seen.set(key, row);
    const fields = fieldsOf(input, before);
    if (fields.validTo && fields.validTo < (fields.validFrom ?? ''))
      return { ...base, outcome: 'WRONG', failures: [{ code: 'INVALID', field: ['validTo'], message: 'before the first day' }] };
    if (!before) return { ...base, outcome: 'NEW', failures: [], fields };
    const outcome = changes(before, fields) ? 'CHANGED' : 'SAME';
    return { ...base, outcome, failures: [], contactId: before._id, version: before.version, fields };
  });
}

function parseRow(cells: Cells): { input: Row | null; failures: Failure[] } {
  const read = {
    ...cells,
    id: cells.id ?? '',
    department: cells.department ?? null,
    responsibilities: readResponsibilities(cells.responsibilities ?? '') ?? ['unknown'],
    validFrom: cells.validFrom ? readDate(cells.validFrom) : undefined,
    validTo: cells.validTo ? readDate(cells.validTo) : null,
  };
  try {
    return { input: parseInput(rowInput, read), failures: [] };
  } catch (error) {
    if (error instanceof DomainError) return { input: null, failures: error.failures };
    throw error;
  }
}

function placeFailures(staff: Staff, { officeCode }: Cells, office: OfficeRecord | undefined): Failure[] {
  if (!officeCode) return []; // said already
  if (!office) return [{ code: 'NOT_FOUND', field: ['officeCode'], message: 'no such office' }];
  if (isWithin(territoryOfPath(office.path), staff.unit)) return [];
  return [{ code: 'FORBIDDEN', field: ['officeCode'], message: `outside of the territory of ${staff.unit.code}` }];
}

/** By the id that an export gave; without one, whoever has this number in this office. */
function sameContact(contacts: readonly ContactRecord[], { id, officeCode, mobilePhone }: Row): ContactRecord | undefined {
  const day = today();
  return contacts.find((contact) =>
    id
      ? contact._id === id && contact.officeCode === officeCode
      : contact.officeCode === officeCode && contact.mobilePhone === mobilePhone && (contact.validTo ?? day) >= day,
  );
}

const fieldsOf = ({ id: _, officeCode, validFrom, ...rest }: Row, before: ContactRecord | undefined): Partial<ContactRecord> => ({
  officeCode,
  ...rest,
  validFrom: validFrom ?? before?.validFrom ?? today(),
});

const changes = (before: ContactRecord, fields: Partial<ContactRecord>): boolean =>
  (Object.keys(fields) as (keyof ContactRecord)[]).some(
    (name) => JSON.stringify(sorted(fields[name] ?? null)) !== JSON.stringify(sorted(before[name] ?? null)),
  );
const sorted = (value: unknown) => (Array.isArray(value) ? [...value].sort() : value);

/** What a checked row makes of the contact as it is now. */
export function contactOfRow(row: ListRowRecord, before: ContactRecord | null, office: OfficeRecord): ContactRecord {
  if (before) return { ...before, ...row.fields, problems: [] };
  return newContact(office, { ...(row.fields as ContactRecord), idempotencyKey: `list:${row._id}` });
}
