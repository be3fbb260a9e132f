/** Starting a checked import, or stopping it. */
import { randomUUID } from 'node:crypto';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { failure, notFound, wrongState } from '@so-tiem/platform/errors/errors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { StartContactImportInput } from '../generated/schema.ts';
import type { ContactImportRecord } from '../model/contactImport.ts';
import type { Store } from '../model/store.ts';

/** The import, if it is the caller's own. */
export async function ownImport(store: Store, identity: Identity, id: string): Promise<ContactImportRecord | null> {
  const staff = requirePermission(identity, 'contact:change');
  const found = await store.contactImports.findById(id).lean();
  return found?.by.id === staff.id ? found : null;
}

/** Rows that are wrong are left out; an import is applied once, and one that was stopped goes on where it was. */
export async function startContactImport(
  store: Store,
  identity: Identity,
  { id, hiddenRows }: StartContactImportInput,
): Promise<ContactImportRecord> {
  const found = await ownImport(store, identity, id);
  if (!found) throw notFound('id', 'no such import of yours');
  if (found.state === 'DONE') throw wrongState('applied already');
  if (found.hiddenRows && !hiddenRows) throw failure('REQUIRED', 'hiddenRows', `${found.hiddenRows} rows are hidden in the spreadsheet`);
  return await inTransaction(store.connection, async (session) => {
    if (hiddenRows === 'LEAVE_OUT')
      await store.contactImportRows.updateMany(
        { importId: id, hidden: true, outcome: { $in: ['NEW', 'CHANGED'] } },
        { $set: { outcome: 'LEFT_OUT' } },
        { session },
      );
    await store.contactImports.updateOne({ _id: id }, { $set: { state: 'RUNNING' } }, { session });
    await store.outbox.add(session, [{ kind: 'applyImport', key: `applyImport:${id}:${randomUUID()}`, payload: { importId: id } }]);
    return { ...found, state: 'RUNNING' };
  });
}

export async function stopContactImport(store: Store, identity: Identity, id: string): Promise<ContactImportRecord> {
  const found = await ownImport(store, identity, id);
  if (!found) throw notFound('id', 'no such import of yours');
  const stopped = await store.contactImports
    .findOneAndUpdate({ _id: id, state: 'RUNNING' }, { $set: { state: 'STOPPED' } }, { returnDocument: 'after' })
    .lean();
  if (!stopped) throw wrongState('not running');
  return stopped;
}
