import { requireRight } from '@so-tiem/platform/rights';
import { isWithin } from '@so-tiem/platform/territory';
import type { CitizenResolvers } from '../generated/schema.ts';

/** A person is an id here; everything else of them is in another subgraph. */
export interface CitizenReference {
  id: string;
}

export const citizenResolvers: CitizenResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  complaints: async ({ id }, _, { identity, loaders }) => {
    const staff = requireRight(identity, 'complaint:read');
    return (await loaders.complaintsOfCitizen.load(id)).filter((complaint) => isWithin(complaint, staff.unit));
  },
};
