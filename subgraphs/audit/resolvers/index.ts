/** All resolvers of the subgraph. */
import { attempt } from '@so-tiem/platform/userErrors';
import { appendEntries, broughtEntry } from '../actions/appendEntries.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Store } from '../model/auditEntry.ts';
import { findEntries, requireAuditor } from '../queries/findEntries.ts';

export const makeResolvers = (store: Store): Resolvers => ({
  Query: {
    auditEntries: async (_, { filter, ...page }, { identity }) => {
      requireAuditor(identity);
      return await findEntries(store, filter ?? {}, page);
    },
  },
  Mutation: {
    recordAuditEntries: async (_, { input }, { identity }) => {
      const { result, errors } = await attempt(() => appendEntries(store, identity, input.entries.map(broughtEntry)));
      return { recorded: result, errors };
    },
  },
  AuditEntry: { id: ({ _id }) => _id },
});
