import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import type { DoseHistoryResolvers } from '../generated/schema.ts';

export const doseHistoryResolvers: DoseHistoryResolvers = {
  __resolveReference: ({ citizenId }, { identity, loaders }) => {
    requireAccess(identity, 'HISTORY');
    return loaders.citizen.load(citizenId);
  },
  citizenId: (citizen) => citizen._id,
};
