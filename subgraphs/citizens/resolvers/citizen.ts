import { cccdContradictions } from '@so-tiem/platform/identification';
import { requireReader } from '@so-tiem/platform/rights';
import type { CitizenResolvers, CitizenRevisionResolvers } from '../generated/schema.ts';
import { historyOf } from '../queries/citizenHistory.ts';

export const citizenResolvers: CitizenResolvers = {
  __resolveReference: ({ id }, { identity, loaders }) => {
    requireReader(identity, 'citizen:read');
    return loaders.citizen.load(id);
  },
  id: (citizen) => citizen._id,
  cccdContradictions: (citizen) =>
    citizen.identification?.kind === 'CCCD'
      ? cccdContradictions(citizen.identification.number, citizen).map((field) => (field === 'gender' ? 'GENDER' : 'DATE_OF_BIRTH'))
      : [],
  revisions: (citizen, _, { loaders }) => loaders.revisionsOf.load(citizen._id),
  history: async (citizen, _, { loaders }) => historyOf(citizen, await loaders.revisionsOf.load(citizen._id)),
};

export const citizenRevisionResolvers: CitizenRevisionResolvers = {
  version: ({ before }) => before.version,
  replacedBy: ({ replacedByName }) => replacedByName,
  fullName: ({ before }) => before.fullName,
  dateOfBirth: ({ before }) => before.dateOfBirth,
  gender: ({ before }) => before.gender,
  identification: ({ before }) => before.identification,
  phone: ({ before }) => before.phone,
};
