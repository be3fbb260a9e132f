/** All resolvers of the subgraph. */
import { payload } from '@so-tiem/platform/errors/userErrors';
import { correctDose } from '../actions/correctDose.ts';
import { eraseDoseReasons } from '../actions/eraseDoseReasons.ts';
import { mergeDoses } from '../actions/mergeDoses.ts';
import { moveDose } from '../actions/moveDose.ts';
import { recordDose } from '../actions/recordDose.ts';
import { unmergeDoses } from '../actions/unmergeDoses.ts';
import { voidDose } from '../actions/voidDose.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { Store } from '../model/store.ts';
import { injectedHere } from '../queries/visibleDoses.ts';
import { VACCINES, vaccineByCode } from '../rules/vaccines.ts';
import { citizenResolvers } from './citizen.ts';
import { doseResolvers } from './dose.ts';
import { doseHistoryResolvers } from './doseHistory.ts';
import { historyDoseResolvers, myRecordResolvers } from './myRecord.ts';

export const makeResolvers = (store: Store, directory: Directory): Resolvers => ({
  Query: {
    vaccines: () => [...VACCINES],
    injectedHere: (_, { citizenIds }, { identity }) => injectedHere(store, identity, citizenIds),
  },
  Mutation: {
    recordDose: (_, { input }, { identity }) => payload('dose', () => recordDose(store, directory, identity, input)),
    correctDose: (_, { input }, { identity }) => payload('dose', () => correctDose(store, directory, identity, input)),
    moveDose: (_, { input }, { identity }) => payload('dose', () => moveDose(store, directory, identity, input)),
    voidDose: (_, { input }, { identity }) => payload('dose', () => voidDose(store, identity, input)),
    mergeDoses: (_, { input }, { identity }) => payload('doses', () => mergeDoses(store, identity, input)),
    unmergeDoses: (_, { input }, { identity }) => payload('doses', () => unmergeDoses(store, identity, input)),
    eraseDoseReasons: (_, { input }, { identity }) => payload('erased', () => eraseDoseReasons(store, identity, input.citizenIds)),
  },
  Citizen: citizenResolvers,
  Dose: doseResolvers,
  DoseHistory: doseHistoryResolvers,
  MyRecord: myRecordResolvers,
  HistoryDose: historyDoseResolvers,
  Vaccine: { __resolveReference: ({ code }) => vaccineByCode(code) ?? null },
});
