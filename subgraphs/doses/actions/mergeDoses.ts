/**
 * An inner step of merging two people, whom the citizens subgraph has seen to be visible to the member of staff behind it: putting
 * the doses of two records of one person together, wherever they were given. As everywhere in the ledger nothing is overwritten: what moves or gets
 * another number ends and has a record in its place, what was recorded twice is void and names the record that stays.
 */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { invalid } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import type { MergeDosesInput } from '../generated/schema.ts';
import type { DoseRecord } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import { applyMergePlan, currentDosesOf } from '../repository/applyMergePlan.ts';
import { planMerge } from '../rules/mergePlan.ts';

const MAX_DOSES = 40;

const input = z.strictObject({
  idempotencyKey,
  survivorId: z.uuid('not the id of a person'),
  duplicateId: z.uuid('not the id of a person'),
  reason: line(500),
  doses: z
    .array(z.strictObject({ id: z.string(), doseNumber: z.int().min(1).max(9).nullish(), sameAs: z.string().nullish() }))
    .max(MAX_DOSES),
});

export async function mergeDoses(store: Store, identity: Identity, raw: MergeDosesInput): Promise<DoseRecord[]> {
  const staff = requirePermission(identity, 'dose:change');
  const { survivorId, duplicateId, doses, reason, idempotencyKey: key } = parseInput(input, raw);
  if (survivorId === duplicateId) throw invalid('duplicateId', 'one record alone');
  return await once(
    key,
    async () => {
      const closed = await store.mergedPeople.findOne({ _id: duplicateId, survivorId }).lean();
      return closed && { key, result: await currentDosesOf(store, [survivorId]) };
    },
    async () => {
      const counting = await currentDosesOf(store, [survivorId, duplicateId]);
      const steps = planMerge(counting, doses, survivorId, reason);
      await applyMergePlan(store, { steps, staff, idempotencyKey: key }, (session) =>
        store.mergedPeople.create([{ _id: duplicateId, survivorId, mergeKey: key }], { session }),
      );
      return await currentDosesOf(store, [survivorId]);
    },
  );
}
