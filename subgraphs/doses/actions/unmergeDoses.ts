/** An inner step of taking a merge of two people back: their doses. What was corrected since goes back as it is now; what was added since stays where it is. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { notFound } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import type { UnmergeDosesInput } from '../generated/schema.ts';
import type { DoseRecord } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import { applyMergePlan, currentDosesOf } from '../repository/applyMergePlan.ts';
import { planUnmerge } from '../rules/mergePlan.ts';

const input = z.strictObject({
  idempotencyKey,
  survivorId: z.uuid('not the id of a person'),
  duplicateId: z.uuid('not the id of a person'),
  reason: line(500),
});

/** @throws DomainError DUPLICATE where a dose that was added since has the number of one that goes back */
export async function unmergeDoses(store: Store, identity: Identity, raw: UnmergeDosesInput): Promise<DoseRecord[]> {
  const staff = requirePermission(identity, 'dose:change');
  const { survivorId, duplicateId, reason, idempotencyKey: key } = parseInput(input, raw);
  const both = [survivorId, duplicateId];
  return await once(
    key,
    async () =>
      (await store.mergedPeople.exists({ _id: duplicateId, survivorId })) ? null : { key, result: await currentDosesOf(store, both) },
    async () => {
      const closed = await store.mergedPeople.findOne({ _id: duplicateId, survivorId }).lean();
      if (!closed) throw notFound('duplicateId', 'not a record that was merged into the duplicate');
      const all = await store.doses.find({ citizenId: { $in: both } }).lean();
      const ended = all.filter(({ end }) => end?.idempotencyKey === closed.mergeKey);
      const steps = ended.flatMap((dose) => (dose.status === 'VOIDED' ? [] : (planUnmerge(all, dose, reason) ?? [])));
      const again = ended.filter(({ status }) => status === 'VOIDED');
      await applyMergePlan(store, { steps, again, staff, idempotencyKey: key }, (session) =>
        store.mergedPeople.deleteOne({ _id: duplicateId }, { session }),
      );
      return await currentDosesOf(store, both);
    },
  );
}
