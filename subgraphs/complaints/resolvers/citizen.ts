import { isSystem, requirePermission } from '@so-tiem/platform/authorization/permissions';
import { isWithin } from '@so-tiem/platform/identity/territory';
import type { CitizenResolvers, MyRecordResolvers } from '../generated/schema.ts';
import { isPersonHandledHere } from '../queries/handledHere.ts';

/** A person is an id here; everything else of them is in another subgraph. */
export interface CitizenReference {
  id: string;
  /** Known where the reference comes from a complaint. */
  handledHere?: boolean;
}

export const citizenResolvers: CitizenResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  /** It is asked for on the way to the person's doses, which then count as on record: by the complaint that refers to the person, or here. */
  handledHere: async (reference, _, { identity, loaders, reads }) => {
    if (reference.handledHere !== undefined) return reference.handledHere;
    const isShown = await isPersonHandledHere(loaders, identity, reference.id);
    if (isShown) reads.note(reference, `citizen:${reference.id}`, 'Citizen.doses');
    return isShown;
  },
  complaints: async ({ id }, _, { identity, loaders }) => {
    const complaints = await loaders.complaintsOfCitizen.load(id);
    if (isSystem(identity)) return complaints;
    const staff = requirePermission(identity, 'complaint:read');
    return complaints.filter((complaint) => isWithin(complaint, staff.unit));
  },
};

/** No client can ask by reference: the gateway does, for whom the citizens subgraph let in. */
export interface MyRecordReference {
  id: string;
}

export const myRecordResolvers: MyRecordResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  complaints: ({ id }, _, { loaders }) => loaders.complaintsOfCitizen.load(id),
};
