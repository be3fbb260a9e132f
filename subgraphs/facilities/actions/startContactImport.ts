/** Taking over a checked list, or stopping that. */
import { randomUUID } from 'node:crypto';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { failure, notFound, wrongState } from '@so-tiem/platform/errors/errors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ContactImportRecord } from '../model/contactImport.ts';
import type { Store } from '../model/store.ts';

/** The list, if it is the caller's own. */
export async function listOf(store: Store, identity: Identity, id: string): Promise<ContactImportRecord | null> {
  const staff = requirePermission(identity, 'contact:change');
  const list = await store.lists.findById(id).lean();
  return list?.by.id === staff.id ? list : null;
}

interface Run {
  id: string;
  /** What becomes of rows that the spreadsheet program does not show; asked where there are any. */
  hiddenRows?: 'INCLUDE' | 'LEAVE_OUT' | null | undefined;
}

/** Rows that are wrong are left out; a list is taken over once, and one that was stopped goes on where it was. */
export async function startContactImport(store: Store, identity: Identity, { id, hiddenRows }: Run): Promise<ContactImportRecord> {
  const list = await listOf(store, identity, id);
  if (!list) throw notFound('id', 'no such list of yours');
  if (list.state === 'DONE') throw wrongState('taken over already');
  if (list.hiddenRows && !hiddenRows) throw failure('REQUIRED', 'hiddenRows', `${list.hiddenRows} rows are hidden in the spreadsheet`);
  return await inTransaction(store.connection, async (session) => {
    if (hiddenRows === 'LEAVE_OUT')
      await store.listRows.updateMany(
        { listId: id, hidden: true, outcome: { $in: ['NEW', 'CHANGED'] } },
        { $set: { outcome: 'LEFT_OUT' } },
        { session },
      );
    await store.lists.updateOne({ _id: id }, { $set: { state: 'RUNNING' } }, { session });
    await store.outbox.add(session, [{ kind: 'applyImport', key: `applyImport:${id}:${randomUUID()}`, payload: { listId: id } }]);
    return { ...list, state: 'RUNNING' };
  });
}

export async function stopContactImport(store: Store, identity: Identity, id: string): Promise<ContactImportRecord> {
  const list = await listOf(store, identity, id);
  if (!list) throw notFound('id', 'no such list of yours');
  const stopped = await store.lists
    .findOneAndUpdate({ _id: id, state: 'RUNNING' }, { $set: { state: 'STOPPED' } }, { returnDocument: 'after' })
    .lean();
  if (!stopped) throw wrongState('not running');
  return stopped;
}
