/** Erasures that wait for a decision of the caller's unit or below, the oldest first. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { withinUnit } from '@so-tiem/platform/identity/territory';
import type { ErasureRecord } from '../model/erasure.ts';
import type { Store } from '../model/store.ts';
import { waitingAt } from '../rules/erasures.ts';

export async function readErasures({ erasures }: Store, identity: Identity, page: PageArguments) {
  const { unit } = requirePermission(identity, 'citizen:erase');
  const cursorOf = ({ at, _id }: Pick<ErasureRecord, 'at' | '_id'>) => `${at.toISOString()} ${_id}`;
  return await readPage<ErasureRecord>(
    'erasures',
    page,
    async (after, limit) => {
      const [at, id] = after?.split(' ') ?? [];
      const rest = at && id ? { $or: [{ at: { $gt: new Date(at) } }, { at: new Date(at), _id: { $gt: id } }] } : {};
      return await erasures
        .find({ $and: [waitingAt(new Date()), withinUnit(unit, 'unit.'), rest] })
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .lean();
    },
    cursorOf,
  );
}
