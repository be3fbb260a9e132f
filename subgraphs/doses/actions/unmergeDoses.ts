/** An inner step of taking a merge of two people back: their doses. What was corrected since goes back as it is now; what was added since stays where it is. */

import { requireRight } from '@so-tiem/platform/authorization/permissions';
import { notFound } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import type { DoseRecord } from '../model/dose.ts';
import type { Store } from '../model/store.ts';
import { countingOf, rewriteDoses } from '../repository/applyMergePlan.ts';
import { wayBack } from '../rules/mergePlan.ts';

const input = z.object({
  idempotencyKey,
  keptId: z.uuid('not the id of a person'),
  otherId: z.uuid('not the id of a person'),
  reason: line(500),
});

/** @throws DomainError DUPLICATE where a dose that was added since has the number of one that goes back */
export async function separateDoses(store: Store, identity: Identity, raw: unknown): Promise<DoseRecord[]> {
  const staff = requireRight(identity, 'dose:change');
  const { keptId, otherId, reason, idempotencyKey: key } = parseInput(input, raw);
  const both = [keptId, otherId];
  return await once(
    key,
    async () => ((await store.closedPeople.exists({ _id: otherId, keptId })) ? null : { key, result: await countingOf(store, both) }),
    async () => {
      const closed = await store.closedPeople.findOne({ _id: otherId, keptId }).lean();
      if (!closed) throw notFound('otherId', 'not a record that was merged into the other');
      const all = await store.doses.find({ citizenId: { $in: both } }).lean();
      const ended = all.filter(({ end }) => end?.idempotencyKey === closed.mergeKey);
      const steps = ended.flatMap((dose) => (dose.status === 'VOIDED' ? [] : (wayBack(all, dose, reason) ?? [])));
      const again = ended.filter(({ status }) => status === 'VOIDED');
      await rewriteDoses(store, { steps, again, staff, idempotencyKey: key }, (session) =>
        store.closedPeople.deleteOne({ _id: otherId }, { session }),
      );
      return await countingOf(store, both);
    },
  );
}
