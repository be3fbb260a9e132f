import { staffBehind } from '@so-tiem/platform/identity';
import type { ErasureResolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { recordsOfPerson } from '../queries/recordsOfPerson.ts';

export const erasureResolvers = (store: Store): ErasureResolvers => ({
  id: ({ _id }) => _id,
  recordIds: async ({ citizenId }) => {
    const person = await store.citizens.findById(citizenId).lean();
    return person ? await recordsOfPerson(store, person) : [];
  },
  citizen: ({ citizenId }, _, { loaders }) => loaders.citizen.load(citizenId),
  mine: ({ byId }, _, { identity }) => byId === staffBehind(identity)?.id,
});
