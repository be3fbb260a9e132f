/** All resolvers of the subgraph. */
import type { Resolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { findEntries, requireAuditor } from '../queries/findEntries.ts';

export const makeResolvers = (store: Store): Resolvers => ({
  Query: {
    auditEntries: async (_, { filter, ...page }, { identity }) => {
      requireAuditor(identity);
      return await findEntries(store, filter ?? {}, page);
    },
  },
  AuditEntry: { id: ({ _id }) => _id },
});
