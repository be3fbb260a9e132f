import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import type { CitizenResolvers } from '../generated/schema.ts';
import { warningsOf } from '../rules/warnings.ts';

/** A person is an id here; everything else of them is in another subgraph. */
export interface CitizenReference {
  id: string;
  /** What `@requires` brings. */
  dateOfBirth?: string | undefined;
  handledHere?: boolean | undefined;
}

export const citizenResolvers: CitizenResolvers = {
  __resolveReference: (reference, { identity }) => {
    requireAccess(identity, 'citizen:read');
    const { id, dateOfBirth, handledHere }: CitizenReference = reference;
    return { id, dateOfBirth, handledHere };
  },
  doseWarnings: async (citizen, { dose: { corrects, ...dose } }, { loaders }) => {
    const current = await loaders.currentDosesOf.load(citizen.id);
    if (!(await loaders.sees(citizen, current))) return [];
    const others = current.filter(({ _id }) => _id !== corrects);
    return warningsOf(dose, others, { dateOfBirth: citizen.dateOfBirth ?? '', now: new Date() });
  },
  doses: async (citizen, { includeEnded }, { loaders }) => {
    const doses = await (includeEnded ? loaders.allDosesOf : loaders.currentDosesOf).load(citizen.id);
    return (await loaders.sees(citizen, doses)) ? doses : null;
  },
};
