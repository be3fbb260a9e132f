/** The one way in which a record of a dose ends. */
import { stale } from '@so-tiem/platform/errors/errors';
import { DeferredError } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import type { DoseRecord } from '../model/dose.ts';
import type { Store } from '../model/store.ts';

/** @throws DomainError STALE when the record has ended already: says who ended it, and why */
export async function endDose(
  store: Store,
  session: ClientSession,
  id: string,
  status: 'SUPERSEDED' | 'MOVED' | 'VOIDED',
  end: NonNullable<DoseRecord['end']>,
): Promise<void> {
  const { modifiedCount } = await store.doses.updateOne({ _id: id, status: 'CURRENT' }, { $set: { status, end } }, { session });
  if (modifiedCount) return;
  throw new DeferredError(async () => {
    const now = await store.doses.findById(id).lean();
    return stale({
      changedBy: now?.end?.byName ?? '?',
      change: now?.end?.reason ?? '?',
      changedAt: now?.end?.at ?? new Date(),
      currentVersion: 2,
    });
  });
}
