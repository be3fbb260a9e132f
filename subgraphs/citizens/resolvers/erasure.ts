import { actorOf } from '@so-tiem/platform/identity/actor';
import { actingStaff, type Staff } from '@so-tiem/platform/identity/identity';
import type { ErasureResolvers } from '../generated/schema.ts';
import type { Context } from '../loaders.ts';
import type { ErasureRecord } from '../model/erasure.ts';
import { mayConfirm } from '../rules/erasures.ts';

const isConfirmableBy = (staff: Staff, erasure: ErasureRecord) => erasure.status === 'WAITING' && mayConfirm(staff, erasure);

/** The records that go, for who may confirm it; null for all others, and while they cannot be told. */
async function recordIds(erasure: ErasureRecord, { identity, loaders }: Context): Promise<string[] | null> {
  const staff = actingStaff(identity);
  if (!staff || !isConfirmableBy(staff, erasure)) return null;
  const person = await loaders.citizen.load(erasure.citizenId);
  return person && (await loaders.recordsOfPerson.load(person));
}

export const erasureResolvers: ErasureResolvers = {
  id: ({ _id }) => _id,
  recordIds: async (erasure, _, context) => await recordIds(erasure, context),
  citizen: ({ citizenId }, _, { loaders }) => loaders.citizen.load(citizenId),
  merged: async (erasure, _, context) => {
    const ids = await recordIds(erasure, context);
    const others = ids?.filter((id) => id !== erasure.citizenId) ?? [];
    const found = await Promise.all(others.map((id) => context.loaders.citizen.load(id)));
    return ids && found.filter((citizen) => citizen !== null);
  },
  by: ({ byId, by }) => actorOf(byId, by),
  decidedBy: ({ decidedById, decidedBy }) => (decidedBy === null ? null : actorOf(decidedById, decidedBy)),
  viewerCanConfirm: (erasure, _, { identity }) => {
    const staff = actingStaff(identity);
    return staff !== null && isConfirmableBy(staff, erasure);
  },
};
