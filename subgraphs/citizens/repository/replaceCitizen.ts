/** The one way in which a person's record changes: what was there is kept as a revision, in the same transaction. */
import { stale } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { DeferredError } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';

/** @throws DeferredError of DomainError STALE when another change came first: says whose, and why */
export async function replaceCitizen(
  store: Store,
  session: ClientSession,
  before: CitizenRecord,
  after: CitizenRecord,
  { staff, at, reason, idempotencyKey }: { staff: Pick<Staff, 'id' | 'name'>; at: Date; reason: string; idempotencyKey: string },
): Promise<void> {
  const id = before._id;
  const { modifiedCount } = await store.citizens.replaceOne({ _id: id, version: before.version }, after, { session });
  if (!modifiedCount) throw new DeferredError(() => staleCitizen(store, id));
  await store.revisions.create(
    [{ citizenId: id, replacedBy: staff.id, replacedByName: staff.name, replacedAt: at, reason, idempotencyKey, before }],
    { session },
  );
}

/** Who changed a record last, and why. */
export async function staleCitizen(store: Store, id: string) {
  const [now, last] = await Promise.all([
    store.citizens.findById(id).lean(),
    store.revisions.findOne({ citizenId: id }).sort({ replacedAt: -1 }).lean(),
  ]);
  return stale({
    changedBy: last?.replacedByName ?? '?',
    change: last?.reason ?? '?',
    changedAt: last?.replacedAt ?? new Date(),
    currentVersion: now?.version ?? 0,
  });
}
