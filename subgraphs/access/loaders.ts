/** DataLoaders: what one request asks for many times is read once. */
import { byKey } from '@so-tiem/platform/graphql/batching';
import type { RequestContext } from '@so-tiem/platform/subgraph';
import DataLoader from 'dataloader';
import type { Store } from './model/store.ts';

export const makeLoaders = ({ accounts }: Store) => ({
  account: new DataLoader(async (ids: readonly string[]) =>
    byKey(ids, await accounts.find({ _id: { $in: ids } }).lean(), (account) => account._id),
  ),
});

export type Loaders = ReturnType<typeof makeLoaders>;
export type Context = RequestContext<Loaders>;
