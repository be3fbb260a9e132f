import { staffBehind } from '@so-tiem/platform/identity/identity';
import type { DistributionResolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { isAtWork, loadsOf } from '../queries/readAutoAssignment.ts';

/** Who is there is looked up for whoever asks: every console says that it is there, and few look at the others. */
export const distributionResolvers = (store: Store): DistributionResolvers => ({
  isAtWork: ({ unit }, _, { identity }) => isAtWork(store, unit, staffBehind(identity)?.id ?? ''),
  atWork: ({ unit }) => loadsOf(store, unit),
});
