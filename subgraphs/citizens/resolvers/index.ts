/** All resolvers of the subgraph. */

import { attempt, payload } from '@so-tiem/platform/errors/userErrors';
import type { SearchLimit } from '@so-tiem/platform/search/exactSearch';
import { copyPerson } from '../actions/copyPerson.ts';
import { correctCitizen } from '../actions/correctCitizen.ts';
import { confirmErasure, proposeErasure, refuseErasure } from '../actions/erasePerson.ts';
import { mergeCitizens } from '../actions/mergeCitizens.ts';
import { registerCitizen } from '../actions/registerCitizen.ts';
import { openMyRecord, ownRecord, requestAccessCode } from '../actions/selfAccess.ts';
import { unmergeCitizens } from '../actions/unmergeCitizens.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { AccessLimits } from '../limits/accessLimits.ts';
import type { Context } from '../loaders.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { compareWithClaim } from '../queries/compareWithClaim.ts';
import { findAllByAllThree, matchIdentity } from '../queries/doseHistory.ts';
import { readErasures } from '../queries/erasures.ts';
import { findCitizens } from '../queries/findCitizens.ts';
import { visibleOfIds } from '../queries/visibleCitizens.ts';
import { citizenMergeResolvers, citizenResolvers, citizenRevisionResolvers } from './citizen.ts';
import { doseHistoryResolvers } from './doseHistory.ts';
import { erasureResolvers } from './erasure.ts';
import { myRecordResolvers } from './myRecord.ts';

interface Parts {
  store: Store;
  directory: Directory;
  limits: AccessLimits;
  searchLimit: SearchLimit;
  /** Where a message to a phone goes by mail. */
  smsDomain: string;
}

export const makeResolvers = ({ store, directory, limits, searchLimit, smsDomain }: Parts): Resolvers => ({
  Query: {
    citizen: (_, { id }, { loaders }) => loaders.citizen.load(id),
    citizens: (_, { search, ...page }, { identity }) => findCitizens(store, searchLimit, identity, search, page),
    visibleCitizens: (_, { ids }, { identity }) => visibleOfIds(store, directory, identity, ids),
    compareWithClaim: (_, { id, claim }) => compareWithClaim(store, id, claim),
    doseHistory: (_, asked) => matchIdentity(store, asked),
    doseHistories: (_, { people }) => findAllByAllThree(store, people),
    erasures: (_, page, { identity }) => readErasures(store, identity, page),
    myRecord: (_, { token }) => ownRecord(store, token),
  },
  Mutation: {
    requestAccessCode: (_, { input }) => payload('challenge', () => requestAccessCode(store, limits, smsDomain, input)),
    openMyRecord: async (_, { input }) => {
      const { result, errors } = await attempt(() => openMyRecord(store, limits, input));
      return { token: result?.token ?? null, expiresAt: result?.expiresAt ?? null, errors };
    },
    copyPerson: async (_, { input }, { identity }) => {
      const { result, errors } = await attempt(() => copyPerson(store, directory, searchLimit, identity, input));
      return { url: result ? `/person-copies/${result._id}` : null, expiresAt: result?.expiresAt ?? null, errors };
    },
    proposeErasure: (_, { input }, { identity }) =>
      payload('erasure', () => proposeErasure(store, directory, searchLimit, identity, input)),
    confirmErasure: (_, { input }, { identity }) => payload('erasure', () => confirmErasure(store, directory, identity, input)),
    refuseErasure: (_, { input }, { identity }) => payload('erasure', () => refuseErasure(store, identity, input)),
    registerCitizen: (_, { input }, context) =>
      citizenPayload(context, 1, () => registerCitizen(store, directory, searchLimit, context.identity, input)),
    correctCitizen: (_, { input }, context) =>
      citizenPayload(context, input.version + 1, () => correctCitizen(store, directory, searchLimit, context.identity, input)),
    mergeCitizens: (_, { input }, context) =>
      citizenPayload(context, input.survivorVersion + 1, () => mergeCitizens(store, directory, context.identity, input)),
    unmergeCitizens: (_, { input }, context) =>
      citizenPayload(context, undefined, () => unmergeCitizens(store, directory, context.identity, input)),
  },
  Citizen: citizenResolvers,
  Erasure: erasureResolvers,
  MyRecord: myRecordResolvers,
  DoseHistory: doseHistoryResolvers,
  CitizenMerge: citizenMergeResolvers,
  CitizenRevision: citizenRevisionResolvers,
});

/**
 * A person who was changed is seen as they were left by the one who changed them, whatever the change did to the evidence. What others
 * changed since is seen by whom evidence shows it, however often the same is sent again.
 * @param version in which the change leaves the record
 */
async function citizenPayload({ loaders }: Context, version: number | undefined, action: () => Promise<CitizenRecord>) {
  const { result, errors } = await attempt(action);
  if (result) loaders.sees.clear(result);
  if (result && result.version === version) loaders.sees.prime(result, true);
  return { citizen: result, errors };
}
