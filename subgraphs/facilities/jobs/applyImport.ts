/**
 * Applies a checked import, some rows at a time, each batch a piece of its own with the rows' own outcomes in one transaction: it can
 * be stopped between two, others get their turn, and after a crash it goes on with the rows that are left.
 */
import { DomainError, isDuplicateKey } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { MORE } from '@so-tiem/platform/jobs/job';
import { contactOfRow } from '../imports/checkImport.ts';
import type { ContactRecord } from '../model/contact.ts';
import type { ContactImportRowRecord } from '../model/contactImport.ts';
import type { Store } from '../model/store.ts';
import { writeContacts } from '../repository/writeContacts.ts';

const BATCH = 50;

export const applyImport =
  (store: Store) =>
  async ({ importId }: { importId: string }): Promise<typeof MORE | undefined> => {
    const found = await store.contactImports.findOne({ _id: importId, state: 'RUNNING' }).lean();
    if (!found) return undefined; // done, or stopped
    const rows = await store.contactImportRows
      .find({ importId, outcome: { $in: ['NEW', 'CHANGED'] } })
      .sort({ _id: 1 })
      .limit(BATCH)
      .lean();
    if (!rows.length) {
      await store.contactImports.updateOne({ _id: importId, state: 'RUNNING' }, { $set: { state: 'DONE' } });
      return undefined;
    }
    try {
      await applyRows(store, found.by, rows);
    } catch (error) {
      if (!(error instanceof DomainError) && !isDuplicateKey(error)) throw error;
      for (const row of rows) await applyOne(store, found.by, row); // one of them is at fault
    }
    return MORE;
  };

async function applyOne(store: Store, by: Staff, row: ContactImportRowRecord): Promise<void> {
  try {
    await applyRows(store, by, [row]);
  } catch (error) {
    if (!(error instanceof DomainError) && !isDuplicateKey(error)) throw error;
    const failures = error instanceof DomainError ? error.failures : [];
    await store.contactImportRows.updateOne({ _id: row._id }, { $set: { outcome: 'FAILED', failures } });
  }
}

/** @throws DomainError STALE when a contact was changed since the import was checked */
async function applyRows(store: Store, by: Staff, rows: readonly ContactImportRowRecord[]): Promise<void> {
  const befores = await store.contacts.find({ _id: { $in: rows.flatMap(({ contactId }) => contactId ?? []) } }).lean();
  const offices = await store.offices.find({ _id: { $in: rows.map(({ cells }) => cells['officeCode'] ?? '') } }).lean();
  const changes = rows.map((row) => {
    const stored = befores.find(({ _id }) => _id === row.contactId);
    const office = offices.find(({ _id }) => _id === row.cells['officeCode']);
    if (!office) throw new Error(`row ${row._id} of an unknown office`); // an office is never deleted
    // The version is that of the dry run, so that no change since is overwritten.
    const before: ContactRecord | null = stored ? { ...stored, version: row.version } : null;
    return { change: 'applyImport', before, after: contactOfRow(row, before, office) };
  });
  await writeContacts(store, by, changes, async (session) => {
    await store.contactImportRows.updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { $set: { outcome: 'DONE' } }, { session });
  });
}
