/** All resolvers of the subgraph. */
import { requireHistoryReader, requireReader } from '@so-tiem/platform/rights';
import { attempt } from '@so-tiem/platform/userErrors';
import { correctCitizen } from '../actions/correctCitizen.ts';
import { openOwnRecord, ownRecord, requestAccessCode } from '../actions/openOwnRecord.ts';
import { registerCitizen } from '../actions/registerCitizen.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { Store } from '../model/store.ts';
import { findByAllThree } from '../queries/doseHistory.ts';
import { findCitizens } from '../queries/findCitizens.ts';
import { citizenResolvers, citizenRevisionResolvers } from './citizen.ts';
import { doseHistoryResolvers } from './doseHistory.ts';
import { myRecordResolvers } from './myRecord.ts';

export const makeResolvers = (store: Store, directory: Directory, smsDomain: string): Resolvers => ({
  Query: {
    citizen: (_, { id }, { identity, loaders }) => {
      requireReader(identity, 'citizen:read');
      return loaders.citizen.load(id);
    },
    doseHistory: (_, asked, { identity }) => {
      requireHistoryReader(identity);
      return findByAllThree(store, asked);
    },
    myRecord: (_, { token }) => ownRecord(store, token),
    citizens: (_, { search, ...page }, { identity }) => {
      requireReader(identity, 'citizen:read');
      return findCitizens(store, search, page);
    },
  },
  Mutation: {
    requestAccessCode: async (_, { input }) => {
      const { result, errors } = await attempt(() => requestAccessCode(store, smsDomain, input));
      return { challenge: result, errors };
    },
    openMyRecord: async (_, { input }) => {
      const { result, errors } = await attempt(() => openOwnRecord(store, input));
      return { token: result?.token ?? null, expiresAt: result?.expiresAt ?? null, errors };
    },
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
  MyRecord: myRecordResolvers,
  DoseHistory: doseHistoryResolvers,
  CitizenRevision: citizenRevisionResolvers,
});
