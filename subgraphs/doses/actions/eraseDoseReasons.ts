/**
 * This subgraph's part in erasing a person: an injection was given, so the ledger keeps it, under an id that leads to
 * no person. Reasons may name the person, and go.
 */

import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import { invalid } from '@so-tiem/platform/errors/errors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { MAX_RECORDS_OF_PERSON } from '@so-tiem/platform/values/erasure';
import type { Store } from '../model/store.ts';

/** @returns how many records lost a reason now @throws DomainError naming `citizenIds` when they are too many */
export async function eraseDoseReasons(
  { connection, doses, trail }: Store,
  identity: Identity,
  citizenIds: readonly string[],
): Promise<number> {
  requireAccess(identity, 'SYSTEM');
  if (citizenIds.length > MAX_RECORDS_OF_PERSON) throw invalid('citizenIds', `at most ${MAX_RECORDS_OF_PERSON}`);
  return await inTransaction(connection, async (session) => {
    const written = { citizenId: { $in: [...citizenIds] }, end: { $ne: null } };
    const { modifiedCount } = await doses.updateMany(written, { $set: { 'end.reason': null } }, { session });
    if (modifiedCount)
      await trail.changed(session, { action: 'dose.REASONS_ERASED', subjects: citizenIds.map((id) => `citizen:${id}`) }, identity);
    return modifiedCount;
  });
}
