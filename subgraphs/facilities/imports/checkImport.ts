/** The dry run of a contact list: what each row would do, or what is wrong with it. Nothing but the list itself is written. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { DomainError, type Failure } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isWithin } from '@so-tiem/platform/identity/territory';
import type { TableRow } from '@so-tiem/platform/imports/readTable';
import { calendarDate } from '@so-tiem/platform/inputs/calendar';
import { plainLine, sameName } from '@so-tiem/platform/values/plainText';
import { z } from 'zod';
import { newContact } from '../actions/addContact.ts';
import { type ContactRecord, today } from '../model/contact.ts';
import { type ContactImportRecord, type ContactImportRowRecord, rowId } from '../model/contactImport.ts';
import type { OfficeRecord } from '../model/office.ts';
import type { Store } from '../model/store.ts';
import { personFields, responsibilities } from '../rules/contactInput.ts';
import { territoryOfPath } from '../rules/offices.ts';
import {
  type Cells,
  type Column,
  cellsOfContact,
  isColumn,
  readDate,
  readEmail,
  readMobile,
  readResponsibilities,
  withoutMark,
  withZeros,
} from './columns.ts';
import { readSpreadsheet } from './readSpreadsheet.ts';

const BATCH = 500;

const rowInput = z.strictObject({
  ...personFields,
  officeCode: z.string().min(1, 'must not be blank'),
  responsibilities,
  validFrom: calendarDate.optional(),
  validTo: calendarDate.nullable(),
  id: z.string(),
});
type Row = z.output<typeof rowInput>;

interface BroughtList {
  fileName: string;
  file: IncomingMessage;
  /** Headers that the caller matched with a column. */
  matched: Readonly<Record<string, string>>;
}

/** @throws DomainError naming `file`; an import that was begun is then left behind, never applied */
export async function checkImport(store: Store, staff: Staff, { fileName, file, matched }: BroughtList): Promise<ContactImportRecord> {
  const { rows, sheet, hiddenRows, encoding } = await readSpreadsheet(file, matched);
  const list: ContactImportRecord = {
    _id: randomUUID(),
    fileName: fileName.slice(0, 200),
    by: staff,
    at: new Date(),
    state: 'CHECKED',
    sheet,
    hiddenRows,
    encoding,
  };
  const seen = new Map<string, number>();
  try {
    for (let from = 0; from < rows.length; from += BATCH) {
      const checked = await checkRows(store, staff, list._id, rows.slice(from, from + BATCH), seen);
      await store.contactImportRows.insertMany(checked, { lean: true });
    }
  } catch (error) {
    await store.contactImportRows.deleteMany({ importId: list._id });
    throw error;
  }
  await store.contactImports.create([list]);
  return list;
}

/** @param seen rows of the list so far, by office and number: a person stands in a list once */
async function checkRows(
  store: Store,
  staff: Staff,
  importId: string,
  batch: readonly TableRow[],
  seen: Map<string, number>,
): Promise<ContactImportRowRecord[]> {
  const named = await nameOffices(store, staff, batch.map(cellsOf));
  const parsed = batch.map(({ row, hidden = false, errors = {} }, i) => {
    const { cells, failures } = named[i] ?? { cells: {}, failures: [] };
    const { input, failures: others } = parseRow(cells);
    return {
      row,
      hidden,
      cells,
      input,
      failures: [...failures, ...brokenCells(errors), ...others.filter(({ field }) => !errors[field[0] ?? ''])],
    };
  });
  const codes = [...new Set(named.flatMap(({ cells }) => cells.officeCode ?? []))];
  const ids = named.flatMap(({ cells }) => cells.id || []);
  const offices = new Map((await store.offices.find({ _id: { $in: codes } }).lean()).map((office) => [office._id, office]));
  const contacts = await store.contacts.find({ $or: [{ officeCode: { $in: codes } }, { _id: { $in: ids } }] }).lean();
  return parsed.map(({ row, hidden, cells, input, failures }) => {
    const base = {
      _id: rowId(importId, row),
      importId,
      row,
      hidden,
      cells: cells as Record<string, string>,
      contactId: null,
      version: 0,
      fields: null,
    };
    const office = offices.get(cells.officeCode ?? '');
    const refusals = failures.some(({ field }) => field[0] === 'officeCode')
      ? failures
      : [...failures, ...placeFailures(staff, cells, office)];
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
      return {
        ...base,
        outcome: 'WRONG',
        failures: [{ code: 'INVALID', field: ['validTo'], message: 'before the first day', reason: 'ENDS_BEFORE_BEGIN' }],
      };
    if (!before) return { ...base, outcome: 'NEW', failures: [], fields };
    const outcome = changes(before, fields) && !isAsExported(before, cells) ? 'CHANGED' : 'SAME';
    return { ...base, outcome, failures: [], contactId: before._id, version: before.version, fields };
  });
}

const cellsOf = ({ cells }: TableRow): Cells =>
  Object.fromEntries(Object.entries(cells).flatMap(([key, text]) => (isColumn(key) ? [[key, withoutMark(text)]] : [])));

/** Cells that hold an error of the spreadsheet's own, by their address. */
const brokenCells = (errors: Readonly<Record<string, string>>): Failure[] =>
  Object.entries(errors).map(([column, address]) => ({
    code: 'INVALID',
    field: [column],
    message: `an error of the spreadsheet in ${address}`,
    reason: 'SPREADSHEET_ERROR',
    details: { suggestions: [address] },
  }));

/** Gives codes their zeros back, which a spreadsheet took for numbers: where one office fits; where several do, they are offered. */
async function nameOffices({ offices }: Store, staff: Staff, rows: readonly Cells[]): Promise<{ cells: Cells; failures: Failure[] }[]> {
  const asked = [...new Set(rows.flatMap(({ officeCode = '' }) => withZeros(officeCode)))];
  const found = await offices.find({ _id: { $in: asked } }, { name: 1, path: 1 }).lean();
  const known = new Map(found.map((office) => [office._id, office]));
  return rows.map((cells) => {
    const { officeCode = '', officeName = '' } = cells;
    if (known.has(officeCode)) return { cells, failures: [] };
    const fitting = withZeros(officeCode).flatMap((code) => known.get(code) ?? []);
    const own = fitting.filter(({ path }) => isWithin(territoryOfPath(path), staff.unit));
    const named = own.filter(({ name }) => officeName && sameName(name, officeName));
    const [only, ...others] = named.length ? named : own;
    if (!only) return { cells, failures: [] }; // there is none: said by placeFailures
    if (!others.length) return { cells: { ...cells, officeCode: only._id }, failures: [] };
    const suggestions = own.map(({ _id, name }) => `${_id} ${name}`);
    const message = 'a code without its zeros, which several offices may have';
    return { cells, failures: [{ code: 'INVALID', field: ['officeCode'], message, reason: 'CODE_AMBIGUOUS', details: { suggestions } }] };
  });
}

function parseRow(cells: Cells): { input: Row | null; failures: Failure[] } {
  const { id = '', officeCode, fullName, title } = cells;
  const read = {
    id,
    officeCode,
    fullName,
    title,
    mobilePhone: readMobile(cells.mobilePhone ?? ''),
    email: readEmail(cells.email ?? ''),
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

/** By the id that an export gave; without one, the contact with this number in this office. */
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

/** A row that is as it was exported changes nothing, also where it would be read more cleanly than it is kept. */
function isAsExported(before: ContactRecord, cells: Cells): boolean {
  const written = cellsOfContact(before, cells.officeName ?? '');
  return (Object.keys(cells) as Column[]).every((column) => column === 'confirmedAt' || cells[column] === plainLine(written[column]));
}

const changes = (before: ContactRecord, fields: Partial<ContactRecord>): boolean =>
  (Object.keys(fields) as (keyof ContactRecord)[]).some(
    (name) => JSON.stringify(sorted(fields[name] ?? null)) !== JSON.stringify(sorted(before[name] ?? null)),
  );
const sorted = (value: unknown) => (Array.isArray(value) ? [...value].sort() : value);

/** What a checked row makes of the contact as it is now. */
export function contactOfRow(row: ContactImportRowRecord, before: ContactRecord | null, office: OfficeRecord): ContactRecord {
  if (before) return { ...before, ...row.fields, problems: [] };
  return newContact(office, { ...(row.fields as ContactRecord), idempotencyKey: `list:${row._id}` });
}
