import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import type { DoseHistoryResolvers } from '../generated/schema.ts';

/** A person is an id here; everything else of them is in another subgraph. */
export interface DoseHistoryReference {
  citizenId: string;
}

export const doseHistoryResolvers: DoseHistoryResolvers = {
  __resolveReference: ({ citizenId }, { identity }) => {
    requireAccess(identity, 'HISTORY');
    return { citizenId };
  },
  doses: ({ citizenId }, _, { loaders }) => loaders.currentDosesOf.load(citizenId),
};
