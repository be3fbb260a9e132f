import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import type { DoseHistoryResolvers } from '../generated/schema.ts';

/** A person is an id here; everything else of them is in another subgraph. */
export interface DoseHistoryReference {
  id: string;
}

export const doseHistoryResolvers: DoseHistoryResolvers = {
  __resolveReference: ({ id }, { identity }) => {
    requireAccess(identity, 'HISTORY');
    return { id };
  },
  doses: ({ id }, _, { loaders }) => loaders.currentDosesOf.load(id),
};
