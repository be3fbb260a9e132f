import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import type { DoseHistoryResolvers } from '../generated/schema.ts';

export const doseHistoryResolvers: DoseHistoryResolvers = {
  __resolveReference: ({ id }, { identity, loaders }) => {
    requireAccess(identity, 'HISTORY');
    return loaders.citizen.load(id);
  },
  id: (citizen) => citizen._id,
};
