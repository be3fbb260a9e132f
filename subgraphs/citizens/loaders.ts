/** DataLoaders: what one request asks for many times is read once. */
import { byKey, groupedBy } from '@so-tiem/platform/loading';
import type { RequestContext } from '@so-tiem/platform/subgraph';
import DataLoader from 'dataloader';
import type { Store } from './model/store.ts';

const MAX_REVISIONS = 50;

export const makeLoaders = ({ citizens, merges, revisions }: Store) => ({
  /** Ids of those whom the caller sees in clear, as far as this request has told. */
  inSight: new Set<string>(),
  citizen: new DataLoader(async (ids: readonly string[]) =>
    byKey(ids, await citizens.find({ _id: { $in: ids } }).lean(), (citizen) => citizen._id),
  ),
  mergesInto: new DataLoader(async (ids: readonly string[]) => {
    const found = await merges
      .find({ keptId: { $in: ids }, status: { $ne: 'REFUSED' } })
      .sort({ at: -1 })
      .limit(MAX_REVISIONS * ids.length)
      .lean();
    return groupedBy(ids, found, (merge) => merge.keptId);
  }),
  revisionsOf: new DataLoader(async (ids: readonly string[]) => {
    const found = await revisions
      .find({ citizenId: { $in: ids } })
      .sort({ replacedAt: -1 })
      .limit(MAX_REVISIONS * ids.length)
      .lean();
    return groupedBy(ids, found, (revision) => revision.citizenId).map((list) => list.slice(0, MAX_REVISIONS));
  }),
});

export type Loaders = ReturnType<typeof makeLoaders>;
export type Context = RequestContext<Loaders>;
