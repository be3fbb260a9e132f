/** DataLoaders: what one request asks for many times is read once. */

import { byKey, listsOf } from '@so-tiem/platform/graphql/batching';
import type { Identity } from '@so-tiem/platform/identity/identity';
import type { RequestContext } from '@so-tiem/platform/subgraph';
import DataLoader from 'dataloader';
import type { Store } from './model/store.ts';
import type { Visibility } from './queries/visibleDoses.ts';

const MAX_DOSES = 100;

export const makeLoaders = ({ doses }: Store, visibility: Visibility, identity: Identity) => {
  const dosesOf = (conditions: { status?: 'CURRENT' }) =>
    listsOf(
      MAX_DOSES,
      async (ids, limit) => {
        const found = await doses
          .find({ citizenId: { $in: ids }, ...conditions })
          .limit(limit)
          .lean();
        return found.sort((a, b) => a.doseNumber - b.doseNumber || a.recordedAt.getTime() - b.recordedAt.getTime());
      },
      (dose) => dose.citizenId,
    );
  return {
    dose: new DataLoader(async (ids: readonly string[]) => byKey(ids, await doses.find({ _id: { $in: ids } }).lean(), (dose) => dose._id)),
    currentDosesOf: new DataLoader(dosesOf({ status: 'CURRENT' })),
    allDosesOf: new DataLoader(dosesOf({})),
    /** Whether the caller sees a person's doses. */
    sees: visibility(identity),
  };
};

export type Loaders = ReturnType<typeof makeLoaders>;
export type Context = RequestContext<Loaders>;
