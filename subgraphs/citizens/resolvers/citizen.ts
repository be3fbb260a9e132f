import { cccdContradictions } from '@so-tiem/platform/identification';
import { type Identity, staffBehind } from '@so-tiem/platform/identity';
import { MASKS, maskPerson } from '@so-tiem/platform/masking';
import { isSystem, may, requireAccess } from '@so-tiem/platform/rights';
import type { CitizenMergeResolvers, CitizenResolvers, CitizenRevisionResolvers } from '../generated/schema.ts';
import type { Context } from '../loaders.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import { historyOf } from '../queries/citizenHistory.ts';

/** Not told to be in sight is out of sight. */
const isClear = ({ _id }: Pick<CitizenRecord, '_id'>, { identity, loaders }: Context): boolean =>
  needsNumbers(identity) && loaders.inSight.has(_id);

function needsNumbers(identity: Identity): boolean {
  const staff = staffBehind(identity);
  return staff ? may(staff, 'citizen:numbers') : isSystem(identity);
}

const shown = (citizen: CitizenRecord, context: Context): CitizenRecord => (isClear(citizen, context) ? citizen : maskPerson(citizen));

export const citizenResolvers: CitizenResolvers = {
  /** Whoever refers to a person has seen to it that the caller may see them: a complaint in the caller's territory does. */
  __resolveReference: async ({ id }, { identity, loaders, looks }) => {
    requireAccess(identity, 'citizen:read');
    loaders.inSight.add(id);
    const citizen = await loaders.citizen.load(id);
    if (citizen) looks.referred.add(citizen);
    return citizen;
  },
  id: (citizen) => citizen._id,
  masked: (citizen, _, context) => !isClear(citizen, context),
  identification: (citizen, _, context) => shown(citizen, context).identification,
  healthInsuranceNumber: (citizen, _, context) => shown(citizen, context).healthInsuranceNumber,
  phone: (citizen, _, context) => shown(citizen, context).phone,
  email: (citizen, _, context) => shown(citizen, context).email,
  address: (citizen, _, context) => shown(citizen, context).address,
  cccdContradictions: (citizen) =>
    citizen.identification?.kind === 'CCCD'
      ? cccdContradictions(citizen.identification.number, citizen).map((field) => (field === 'gender' ? 'GENDER' : 'DATE_OF_BIRTH'))
      : [],
  mergedInto: ({ mergedInto }, _, { loaders }) => (mergedInto ? loaders.citizen.load(mergedInto) : null),
  merges: (citizen, _, { loaders }) => loaders.mergesInto.load(citizen._id),
  revisions: (citizen, _, { loaders }) => loaders.revisionsOf.load(citizen._id),
  history: async (citizen, _, context) => {
    const changes = historyOf(citizen, await context.loaders.revisionsOf.load(citizen._id));
    return isClear(citizen, context) ? changes : changes.map((change) => ({ ...change, fields: change.fields.map(maskChange) }));
  },
};

function maskChange({ name, before, after }: { name: string; before: string | null; after: string | null }) {
  const mask = MASKS[name];
  return mask ? { name, before: before && mask(before), after: after && mask(after) } : { name, before, after };
}

export const citizenMergeResolvers: CitizenMergeResolvers = {
  id: ({ _id }) => _id,
  by: ({ by }) => by.name,
  other: ({ otherId }, _, { loaders }) => loaders.citizen.load(otherId),
  separatedAt: ({ status, separated }) => (status === 'SEPARATED' ? (separated?.at ?? null) : null),
};

export const citizenRevisionResolvers: CitizenRevisionResolvers = {
  version: ({ before }) => before.version,
  replacedBy: ({ replacedByName }) => replacedByName,
  fullName: ({ before }) => before.fullName,
  dateOfBirth: ({ before }) => before.dateOfBirth,
  gender: ({ before }) => before.gender,
  identification: ({ before }, _, context) => shown(before, context).identification,
  phone: ({ before }, _, context) => shown(before, context).phone,
};
