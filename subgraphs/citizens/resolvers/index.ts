/** All resolvers of the subgraph. */
import { requireHistoryReader, requireReader } from '@so-tiem/platform/rights';
import { attempt } from '@so-tiem/platform/userErrors';
import { correctCitizen } from '../actions/correctCitizen.ts';
import { registerCitizen } from '../actions/registerCitizen.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { Store } from '../model/store.ts';
import { findByAllThree } from '../queries/doseHistory.ts';
import { findCitizens } from '../queries/findCitizens.ts';
import { citizenResolvers, citizenRevisionResolvers } from './citizen.ts';
import { doseHistoryResolvers } from './doseHistory.ts';

export const makeResolvers = (store: Store, directory: Directory): Resolvers => ({
  Query: {
    citizen: (_, { id }, { identity, loaders }) => {
      requireReader(identity, 'citizen:read');
      return loaders.citizen.load(id);
    },
    doseHistory: (_, asked, { identity }) => {
      requireHistoryReader(identity);
      return findByAllThree(store, asked);
    },
    citizens: (_, { search, ...page }, { identity }) => {
      requireReader(identity, 'citizen:read');
      return findCitizens(store, search, page);
    },
  },
  Mutation: {
    registerCitizen: async (_, { input }, { identity }) => {
      const { result, errors } = await attempt(() => registerCitizen(store, directory, identity, input));
      return { citizen: result, errors };
    },
    correctCitizen: async (_, { input }, { identity }) => {
      const { result, errors } = await attempt(() => correctCitizen(store, directory, identity, input));
      return { citizen: result, errors };
    },
  },
  Citizen: citizenResolvers,
  DoseHistory: doseHistoryResolvers,
  CitizenRevision: citizenRevisionResolvers,
});
