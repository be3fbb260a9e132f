import type { HistoryDoseResolvers, MyRecordResolvers } from '../generated/schema.ts';
import { vaccineOf } from './dose.ts';

/** A person is an id here. No client can ask by reference: the gateway does, for whom the citizens subgraph let in. */
export interface MyRecordReference {
  id: string;
}

export const myRecordResolvers: MyRecordResolvers = {
  __resolveReference: ({ id }) => ({ id }),
  doses: ({ id }, _, { loaders }) => loaders.currentDosesOf.load(id),
};

export const historyDoseResolvers: HistoryDoseResolvers = {
  id: (dose) => dose._id,
  vaccine: vaccineOf,
  site: (dose) => ({ code: dose.siteCode }),
};
