import { requireReader } from '@so-tiem/platform/rights';
import type { CitizenResolvers } from '../generated/schema.ts';

/** A person is an id here; everything else of them is in another subgraph. */
export interface CitizenReference {
  id: string;
}

export const citizenResolvers: CitizenResolvers = {
  __resolveReference: ({ id }, { identity }) => {
    requireReader(identity, 'citizen:read');
    return { id };
  },
  doses: ({ id }, { includeEnded }, { loaders }) => (includeEnded ? loaders.allDosesOf : loaders.currentDosesOf).load(id),
};
