/** A record in the place of another, which ends: the two happen together or not at all. */
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { duplicate, isDuplicateKey } from '@so-tiem/platform/errors/errors';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { type DoseRecord, subjectsOf } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import { endDose } from './endDose.ts';

/** @throws DomainError STALE when the old one has ended already, DUPLICATE when the person has a record of the dose number */
export async function replaceDose(
  store: Store,
  before: DoseRecord,
  after: DoseRecord,
  { status, reason, action }: { status: 'SUPERSEDED' | 'MOVED'; reason: string; action: string },
): Promise<void> {
  const { recordedBy: by, recordedByName: byName, recordedAt: at, idempotencyKey } = after;
  const people = before.citizenId === after.citizenId ? [] : [`citizen:${before.citizenId}`];
  await inTransaction(store.connection, async (session) => {
    await endDose(store, session, before._id, status, { reason, by, byName, at, idempotencyKey });
    await store.doses.create([after], { session });
    await store.trail.changed(session, {
      action,
      subjects: [...subjectsOf(after), `dose:${before._id}`, ...people],
      changes: changesBetween(before, after),
    });
  }).catch((error) => {
    throw isDuplicateKey(error) ? duplicate('doseNumber', `dose ${after.doseNumber} of this person is recorded already`) : error;
  });
}
