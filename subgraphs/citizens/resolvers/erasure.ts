import { staffBehind } from '@so-tiem/platform/identity';
import type { ErasureResolvers } from '../generated/schema.ts';

export const erasureResolvers: ErasureResolvers = {
  id: ({ _id }) => _id,
  citizen: ({ citizenId }, _, { loaders }) => loaders.citizen.load(citizenId),
  mine: ({ byId }, _, { identity }) => byId === staffBehind(identity)?.id,
};
