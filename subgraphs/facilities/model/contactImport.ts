/** Imports of contacts from spreadsheets: each row as it was checked, then as it was applied. */

import type { Failure } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { ContactImportRowOutcome, ContactImportState } from '../generated/schema.ts';
import type { ContactRecord } from './contact.ts';

export interface ContactImportRecord {
  _id: string;
  fileName: string;
  by: Staff;
  at: Date;
  state: ContactImportState;
  /** The sheet that was read; null where there are none. */
  sheet: string | null;
  /** Rows that the spreadsheet program does not show. */
  hiddenRows: number;
  encoding: string | null;
}

export interface ContactImportRowRecord {
  /** Id of the import, and the row's number in the spreadsheet: its order. */
  _id: string;
  importId: string;
  row: number;
  hidden: boolean;
  outcome: ContactImportRowOutcome;
  /** The cells, by column, as they were written. */
  cells: Record<string, string>;
  failures: Failure[];
  /** For NEW and CHANGED: what the contact is to be, and the version that this was told from. */
  contactId: string | null;
  version: number;
  fields: Partial<ContactRecord> | null;
}

const required = { type: String, required: true };
const imports = new Schema<ContactImportRecord>(
  {
    _id: required,
    fileName: required,
    by: { type: Schema.Types.Mixed, required: true },
    at: { type: Date, required: true },
    state: required,
    sheet: { type: String, default: null },
    hiddenRows: { type: Number, default: 0 },
    encoding: { type: String, default: null },
  },
  { collection: 'contact_imports', versionKey: false },
);
const rows = new Schema<ContactImportRowRecord>(
  {
    _id: required,
    importId: required,
    row: { type: Number, required: true },
    hidden: { type: Boolean, default: false },
    outcome: required,
    cells: { type: Schema.Types.Mixed, required: true },
    failures: { type: Schema.Types.Mixed, required: true },
    contactId: { type: String, default: null },
    version: { type: Number, required: true },
    fields: { type: Schema.Types.Mixed, default: null },
  },
  { collection: 'contact_import_rows', versionKey: false, minimize: false },
);
seal(rows, { values: ['cells', 'failures', 'fields'] });
rows.index({ importId: 1, outcome: 1, _id: 1 });

export const rowId = (importId: string, row: number): string => `${importId}:${String(row).padStart(7, '0')}`;

export const contactImports = (connection: Connection) => connection.model<ContactImportRecord>('ContactImport', imports);
export const contactImportRows = (connection: Connection) => connection.model<ContactImportRowRecord>('ContactImportRow', rows);
