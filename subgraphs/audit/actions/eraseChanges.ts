/**
 * The trail's part in erasing a person: who did what to them and when stays, what was in their record goes. The chain holds a digest
 * in its place (rules/chain.ts), so that it is checked as before.
 */

import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import { invalid } from '@so-tiem/platform/errors/errors';
import { readInBatches } from '@so-tiem/platform/graphql/page';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { AuditEntryRecord } from '../model/auditEntry.ts';
import type { Store } from '../model/store.ts';
import { entryReader } from '../queries/findEntries.ts';
import { erasedAmong, isErased, withoutChanges } from './appendEntries.ts';

const MAX_SUBJECTS = 500;

/** @param subjects as entries name them: `citizen:ID` @returns how many entries lost their changes now */
export async function eraseChanges(store: Store, identity: Identity, subjects: readonly string[]): Promise<number> {
  requireAccess(identity, 'SYSTEM');
  if (subjects.length > MAX_SUBJECTS) throw invalid('subjects', `at most ${MAX_SUBJECTS}`);
  // First, so that what comes in from now on is kept without them too; with the head, so that who appends meanwhile begins anew.
  await inTransaction(store.connection, async (session) => {
    const [at, update] = [new Date(), { upsert: true, session }];
    for (const subject of subjects) await store.erased.updateOne({ _id: subject }, { $setOnInsert: { at } }, update);
    await store.ends.updateOne({ _id: 'head' }, { $inc: { erasures: 1 } }, { session });
  });
  let erased = 0;
  for (const subject of subjects) erased += await eraseAbout(store, subject);
  return erased;
}

async function eraseAbout(store: Store, subject: string): Promise<number> {
  let erased = 0;
  for await (const entries of readInBatches(entryReader(store, { kind: 'CHANGE', subject }), ({ order }) => order)) {
    const gone = await erasedAmong(store.erased, entries);
    for (const entry of entries) if (entry.changes.length && isErased(entry, gone)) erased += await replaceChanges(store, entry);
  }
  return erased;
}

/** Past the model, which lets no entry be changed. */
async function replaceChanges({ entries }: Store, entry: AuditEntryRecord): Promise<number> {
  const { changes, erasedChanges } = withoutChanges(entry);
  const { modifiedCount } = await entries.collection.updateOne({ _id: entry._id as never }, { $set: { changes, erasedChanges } });
  return modifiedCount;
}
