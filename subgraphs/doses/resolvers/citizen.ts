import { requireReader } from '@so-tiem/platform/rights';
import type { CitizenResolvers } from '../generated/schema.ts';
import { warningsOf } from '../rules/warnings.ts';

/** A person is an id here; everything else of them is in another subgraph. */
export interface CitizenReference {
  id: string;
  /** What `@requires` brings. */
  dateOfBirth?: string;
}

export const citizenResolvers: CitizenResolvers = {
  __resolveReference: ({ id, dateOfBirth }, { identity }) => {
    requireReader(identity, 'citizen:read');
    return dateOfBirth ? { id, dateOfBirth } : { id };
  },
  doseWarnings: async ({ id, dateOfBirth = '' }, { dose: { corrects, ...dose } }, { loaders }) => {
    const others = (await loaders.currentDosesOf.load(id)).filter(({ _id }) => _id !== corrects);
    return warningsOf(dose, others, { dateOfBirth, now: new Date() });
  },
  doses: ({ id }, { includeEnded }, { loaders }) => (includeEnded ? loaders.allDosesOf : loaders.currentDosesOf).load(id),
};
