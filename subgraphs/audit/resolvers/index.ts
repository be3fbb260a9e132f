/** All resolvers of the subgraph. */
import { isSystem } from '@so-tiem/platform/rights';
import { COUNTRY, isSiteCode } from '@so-tiem/platform/territory';
import { payload } from '@so-tiem/platform/userErrors';
import { eraseChanges } from '../actions/eraseChanges.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { findEntries, requireAuditor } from '../queries/findEntries.ts';

const COMPLAINT = 'complaint:';
const MAX_COMPLAINTS = 10;

export const makeResolvers = (store: Store): Resolvers => ({
  Query: {
    auditEntries: async (_, { filter, ...page }, { identity }) => {
      if (!isSystem(identity)) requireAuditor(identity);
      return await findEntries(store, filter ?? {}, page);
    },
  },
  Mutation: { eraseChanges: (_, { input }, { identity }) => payload('erased', () => eraseChanges(store, identity, input.subjects)) },
  AuditEntry: {
    id: ({ _id }) => _id,
    changesErased: ({ erasedChanges }) => Boolean(erasedChanges),
    complaints: ({ subjects, task }) =>
      [...new Set([...(task ? [task] : []), ...subjects])]
        .flatMap((subject) => (subject.startsWith(COMPLAINT) ? { id: subject.slice(COMPLAINT.length) } : []))
        .slice(0, MAX_COMPLAINTS),
  },
  AuditActor: {
    administrativeUnit: ({ unit }) => (unit && unit !== COUNTRY && !isSiteCode(unit) ? { code: unit } : null),
    site: ({ unit }) => (unit && isSiteCode(unit) ? { code: unit } : null),
  },
});
