import { DomainError } from '@so-tiem/platform/errors';
import { staffBehind } from '@so-tiem/platform/identity';
import type { ErasureResolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { recordsOfPerson } from '../queries/recordsOfPerson.ts';
import { mayConfirm } from '../rules/erasures.ts';

export const erasureResolvers = (store: Store): ErasureResolvers => ({
  id: ({ _id }) => _id,
  recordIds: async (erasure, _, { identity, loaders }) => {
    const staff = staffBehind(identity);
    const person = staff && mayConfirm(staff, erasure) ? await loaders.citizen.load(erasure.citizenId) : null;
    return person && (await recordsOfPerson(store, person).catch(ifUntold));
  },
  citizen: ({ citizenId }, _, { loaders }) => loaders.citizen.load(citizenId),
  mine: ({ byId }, _, { identity }) => byId === staffBehind(identity)?.id,
});

/** One person whose records are being merged takes nothing away from a list of others. */
function ifUntold(error: unknown): null {
  if (error instanceof DomainError) return null;
  throw error;
}
