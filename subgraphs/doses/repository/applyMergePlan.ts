/** Several doses that end and are written anew at once: all of it happens or none. */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { duplicate, isDuplicateKey } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import { type DoseRecord, subjectsOf } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import type { Step } from '../rules/mergePlan.ts';
import { endDose } from './endDose.ts';

interface Rewriting {
  steps: readonly Step[];
  /** Void ones that count again, each by a new record. */
  again?: readonly DoseRecord[];
  staff: Staff;
  idempotencyKey: string;
}

/** @param first what else belongs to it @throws DomainError STALE, DUPLICATE; nothing was changed */
export async function applyMergePlan(
  store: Store,
  { steps, again = [], staff, idempotencyKey }: Rewriting,
  first: (session: ClientSession) => Promise<unknown>,
): Promise<void> {
  const at = new Date();
  const write = async (session: ClientSession, before: DoseRecord, fields: Pick<DoseRecord, 'citizenId' | 'doseNumber'>) => {
    const after: DoseRecord = {
      ...before,
      ...fields,
      _id: randomUUID(),
      status: 'CURRENT',
      end: null,
      recordedAt: at,
      recordedBy: staff.id,
      recordedByName: staff.name,
      supersedesId: before._id,
      idempotencyKey: `${idempotencyKey}:${before._id}`,
    };
    await store.doses.create([after], { session });
    await store.trail.changed(session, {
      action: before.citizenId === after.citizenId ? 'dose.CORRECTED' : 'dose.MOVED',
      subjects: [...new Set([...subjectsOf(after), ...subjectsOf(before)])],
      changes: changesBetween(before, after),
    });
  };
  await inTransaction(store.connection, async (session) => {
    await first(session);
    // All that ends does so first: what takes its place needs its number.
    for (const { before, status, after, reason } of steps) {
      const end = { reason, by: staff.id, byName: staff.name, at, idempotencyKey };
      await endDose(store, session, before._id, status, end);
      if (!after)
        await store.trail.changed(session, {
          action: 'dose.VOIDED',
          subjects: subjectsOf(before),
          changes: changesBetween(before, { ...before, status, end }),
        });
    }
    for (const { before, after } of steps) if (after) await write(session, before, after);
    for (const dose of again) await write(session, dose, dose);
  }).catch((error) => {
    throw isDuplicateKey(error) ? duplicate('doses', 'a dose that was recorded since has the number') : error;
  });
}

export const currentDosesOf = ({ doses }: Store, citizenIds: readonly string[]): Promise<DoseRecord[]> =>
  doses
    .find({ citizenId: { $in: citizenIds }, status: 'CURRENT' })
    .sort({ doseNumber: 1 })
    .lean();
