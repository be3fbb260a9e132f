import type { StaffMemberResolvers } from '../generated/schema.ts';
import type { Context } from '../loaders.ts';
import { readStaffMember, type StaffMemberRecord } from '../queries/findStaff.ts';
import { placeResolvers } from './account.ts';

/** Who was looked up, or whom a record names by id. */
export type StaffParent = { id: string } | StaffMemberRecord;

const known = async (parent: StaffParent, { identity, loaders }: Context): Promise<StaffMemberRecord | null> =>
  'name' in parent ? parent : await readStaffMember(loaders.account, identity, parent.id);

const unitOf = async (parent: StaffParent, context: Context) => ({ unitCode: (await known(parent, context))?.unitCode ?? null });

export const staffMemberResolvers: StaffMemberResolvers = {
  __resolveReference: ({ id }, { identity, loaders }) => readStaffMember(loaders.account, identity, id),
  name: async (parent, _, context) => (await known(parent, context))?.name ?? parent.id,
  role: async (parent, _, context) => (await known(parent, context))?.role ?? null,
  unitCode: async (parent, _, context) => (await unitOf(parent, context)).unitCode,
  administrativeUnit: async (parent, _, context) => placeResolvers.administrativeUnit(await unitOf(parent, context)),
  site: async (parent, _, context) => placeResolvers.site(await unitOf(parent, context)),
  email: async (parent, _, context) => (await known(parent, context))?.email ?? null,
};
