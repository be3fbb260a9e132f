/** All resolvers of the subgraph. */
import { attempt, payload } from '@so-tiem/platform/userErrors';
import type { AccessLimits } from '../actions/accessLimits.ts';
import { correctCitizen } from '../actions/correctCitizen.ts';
import { mergeCitizens } from '../actions/mergeCitizens.ts';
import { openOwnRecord, ownRecord, requestAccessCode } from '../actions/openOwnRecord.ts';
import { registerCitizen } from '../actions/registerCitizen.ts';
import { separateCitizens } from '../actions/separateCitizens.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { Context } from '../loaders.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { findAllByAllThree, findByAllThree } from '../queries/doseHistory.ts';
import { findCitizens, seeFound } from '../queries/findCitizens.ts';
import { openCitizen, peopleInSight } from '../queries/openCitizen.ts';
import { citizenMergeResolvers, citizenResolvers, citizenRevisionResolvers } from './citizen.ts';
import { doseHistoryResolvers } from './doseHistory.ts';
import { myRecordResolvers } from './myRecord.ts';

export const makeResolvers = (store: Store, directory: Directory, limits: AccessLimits, smsDomain: string): Resolvers => ({
  Query: {
    citizen: async (_, { id, complaint }, { identity, loaders }) => {
      const citizen = await loaders.citizen.load(id);
      for (const seen of await openCitizen(store, directory, identity, citizen, complaint)) loaders.inSight.add(seen);
      return citizen;
    },
    citizens: async (_, { search, ...page }, { identity, loaders }) => {
      const found = await findCitizens(store, search, page);
      for (const seen of await seeFound(store, identity, search, found.nodes)) loaders.inSight.add(seen);
      return found;
    },
    peopleInSight: (_, { ids }, { identity }) => peopleInSight(store, identity, ids),
    doseHistory: (_, asked) => findByAllThree(store, asked),
    doseHistories: (_, { people }) => findAllByAllThree(store, people),
    myRecord: (_, { token }) => ownRecord(store, token),
  },
  Mutation: {
    requestAccessCode: (_, { input }) => payload('challenge', () => requestAccessCode(store, limits, smsDomain, input)),
    openMyRecord: async (_, { input }) => {
      const { result, errors } = await attempt(() => openOwnRecord(store, limits, input));
      return { token: result?.token ?? null, expiresAt: result?.expiresAt ?? null, errors };
    },
    registerCitizen: (_, { input }, context) => citizenPayload(context, () => registerCitizen(store, directory, context.identity, input)),
    correctCitizen: (_, { input }, context) => citizenPayload(context, () => correctCitizen(store, directory, context.identity, input)),
    mergeCitizens: (_, { input }, context) => citizenPayload(context, () => mergeCitizens(store, context.identity, input)),
    separateCitizens: (_, { input }, context) => citizenPayload(context, () => separateCitizens(store, context.identity, input)),
  },
  Citizen: citizenResolvers,
  MyRecord: myRecordResolvers,
  DoseHistory: doseHistoryResolvers,
  CitizenMerge: citizenMergeResolvers,
  CitizenRevision: citizenRevisionResolvers,
});

/** Whoever may change a person sees them. */
async function citizenPayload({ loaders }: Context, action: () => Promise<CitizenRecord>) {
  const { result, errors } = await attempt(action);
  if (result) loaders.inSight.add(result._id);
  return { citizen: result, errors };
}
