/** Correcting a person's data. The record as it was is kept as a revision, in the same transaction. */
import { isDuplicateKey, notFound, stale } from '@so-tiem/platform/errors';
import { given } from '@so-tiem/platform/given';
import type { Identity } from '@so-tiem/platform/identity';
import { requireRight } from '@so-tiem/platform/rights';
import { inTransaction } from '@so-tiem/platform/transaction';
import { idempotencyKey, line, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { statusAfterChange } from '../rules/identityStatus.ts';
import { checkCccd, personFields } from '../rules/personInput.ts';
import { searchable } from '../rules/searchable.ts';

const input = z.object({
  idempotencyKey,
  id: z.string(),
  version: z.int(),
  reason: line(500),
  ...personFields,
  fullName: personFields.fullName.nullish(),
  dateOfBirth: personFields.dateOfBirth.nullish(),
  gender: personFields.gender.nullish(),
});

export async function correctCitizen(store: Store, identity: Identity, raw: unknown): Promise<CitizenRecord> {
  const staff = requireRight(identity, 'citizen:change');
  const { id, version, reason, idempotencyKey: key, ...wanted } = parseInput(input, raw);
  const [before, done] = await Promise.all([store.citizens.findById(id).lean(), store.revisions.exists({ idempotencyKey: key })]);
  if (!before) throw notFound('id', 'no such person');
  if (done) return before;

  const after: CitizenRecord = { ...before, ...given(wanted), version: version + 1 };
  after.identityStatus = statusAfterChange(after.identification);
  Object.assign(after, searchable(id, after.fullName));
  checkCccd(after);
  try {
    return await inTransaction(store.connection, async (session) => {
      const { modifiedCount } = await store.citizens.replaceOne({ _id: id, version }, after, { session });
      if (!modifiedCount) throw await staleCitizen(store, id);
      await store.revisions.create(
        [{ citizenId: id, replacedBy: staff.id, replacedByName: staff.name, replacedAt: new Date(), reason, idempotencyKey: key, before }],
        { session },
      );
      return after;
    });
  } catch (error) {
    const raced = isDuplicateKey(error) && (await store.citizens.findById(id).lean());
    if (raced) return raced;
    throw error;
  }
}

async function staleCitizen(store: Store, id: string) {
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
