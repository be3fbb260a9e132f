/** Taking a merge back: the doses first, through the graph, then both records. What was changed since stays. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { notFound, wrongState } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { idempotencyKey } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { UnmergeCitizensInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { MergeRecord } from '../model/merge.ts';
import type { Store } from '../model/store.ts';
import { requireVisible } from '../queries/visibleCitizens.ts';
import { outcomeOf } from './mergeCitizens.ts';

const input = z.strictObject({ idempotencyKey, id: z.string(), reason: line(500) });

export async function unmergeCitizens(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: UnmergeCitizensInput,
): Promise<CitizenRecord> {
  const staff = requirePermission(identity, 'citizen:change');
  const { id, reason, idempotencyKey: key } = parseInput(input, raw);
  const merge = await store.merges.findById(id).lean();
  if (!merge) throw notFound('id', 'no such merge');
  const survivor = await store.citizens.findById(merge.survivorId).lean();
  if (!survivor) throw notFound('id', 'no such merge');
  await requireVisible(store, directory, identity, survivor);
  if (survivor.mergedInto) throw wrongState('merged with yet another since; that is to be taken back first');
  if (merge.unmerged?.idempotencyKey !== key)
    await inTransaction(store.connection, async (session) => {
      const unmerged = { idempotencyKey: key, reason, by: staff, at: new Date() };
      const change = { $set: { status: 'UNMERGING' as const, unmergeKey: key, unmerged, failures: [] } };
      const { modifiedCount } = await store.merges.updateOne({ _id: id, status: 'MERGED' }, change, { session });
      if (!modifiedCount) throw wrongState('not a merge that can be taken back');
      await store.outbox.add(session, [{ kind: 'unmergeDoses', key: unmergeJob(id, key), payload: { mergeId: id } }]);
    });
  return await outcomeOf(store, merge, unmergeJob(id, key), 'UNMERGED');
}

const unmergeJob = (id: MergeRecord['_id'], key: string): string => `unmergeDoses:${id}:${key}`;
