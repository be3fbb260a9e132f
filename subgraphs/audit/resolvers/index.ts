/** All resolvers of the subgraph. */
import { isSystem } from '@so-tiem/platform/authorization/permissions';
import { payload } from '@so-tiem/platform/errors/userErrors';
import { unitReferences } from '@so-tiem/platform/identity/territory';
import { eraseChanges } from '../actions/eraseChanges.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { findEntries, requireAuditor } from '../queries/findEntries.ts';
import { actionOf, fieldOf, kindOf } from '../rules/earlierWords.ts';

const MAX_NAMED = 10;

/** Ids of one kind among whom and what an entry is about. */
const idsOf = (kind: string, subjects: readonly string[]): string[] =>
  [...new Set(subjects)].flatMap((subject) => (subject.startsWith(`${kind}:`) ? subject.slice(kind.length + 1) : [])).slice(0, MAX_NAMED);
const byId = (id: string) => ({ id });
/** A unit may be a site. */
const placesOf = (subjects: readonly string[]): string[] => [...idsOf('site', subjects), ...idsOf('unit', subjects)];

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
    kind: kindOf,
    action: actionOf,
    fields: ({ fields }) => fields.map(fieldOf),
    changes: ({ changes }) => changes.map((change) => ({ ...change, name: fieldOf(change.name) })),
    changesErased: ({ erasedChanges }) => Boolean(erasedChanges),
    complaints: ({ subjects, task }) => idsOf('complaint', [...(task ? [task] : []), ...subjects]).map(byId),
    accounts: ({ subjects }) => idsOf('account', subjects).map(byId),
    sites: ({ subjects }) => placesOf(subjects).flatMap((code) => unitReferences(code).site ?? []),
    administrativeUnits: ({ subjects }) => placesOf(subjects).flatMap((code) => unitReferences(code).administrativeUnit ?? []),
  },
  AuditActor: {
    administrativeUnit: ({ unit }) => unitReferences(unit).administrativeUnit,
    site: ({ unit }) => unitReferences(unit).site,
  },
});
