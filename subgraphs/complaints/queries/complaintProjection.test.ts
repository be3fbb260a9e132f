/** A page of the queue reads of each complaint what is shown: each field says the same as where the whole record was read. */

import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { scalars } from '@so-tiem/platform/graphql/scalars';
import { readTypeDefs } from '@so-tiem/platform/graphql/typeDefs';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { type GraphQLSchema, graphql, parse } from 'graphql';
import { Directory } from '../graph/directory.ts';
import { makeLoaders } from '../loaders.ts';
import type { Store } from '../model/store.ts';
import { makeResolvers } from '../resolvers/index.ts';
import { openTestStore, testComplaint } from '../testing/testStore.ts';
import { READ_FOR } from './complaintProjection.ts';

const DAY_MS = 86_400_000;
const SITE = '79.760.26734.01';
const me: Staff = { kind: 'staff', id: 'me', name: 'Trần Thị Hạnh', role: 'HANDLER', unit: { level: 'SITE', code: SITE } };
let store: Store;
let stop: () => Promise<void>;
let schema: GraphQLSchema;
beforeAll(async () => {
  ({ store, stop } = await openTestStore('shown_test'));
  const typeDefs = parse(readTypeDefs(new URL('../schema.graphql', import.meta.url)));
  schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...makeResolvers(store, new Directory(undefined as never)) } }]);
  const possibleDuplicate = testComplaint(SITE);
  await store.complaints.create([
    possibleDuplicate,
    testComplaint(SITE, {
      citizenId: 'c',
      linkEvidence: 'CLAIM',
      possibleDuplicateOf: possibleDuplicate._id,
      status: 'IN_PROGRESS',
      assigneeId: 'me',
      assigneeName: 'Hạnh',
    }),
    // What is closed shows a person for a while, and is nobody's possible duplicate any more.
    testComplaint(SITE, { citizenId: 'e', linkEvidence: 'PAPERS', status: 'RESOLVED', closedAt: new Date(Date.now() - 20 * DAY_MS) }),
    testComplaint(SITE, { citizenId: 'f', linkEvidence: 'PAPERS', status: 'RESOLVED', closedAt: new Date(Date.now() - DAY_MS) }),
    testComplaint(SITE, { citizenId: 'g', linkEvidence: 'PAPERS', status: 'WITHDRAWN', closedAt: new Date(Date.now() - DAY_MS) }),
    testComplaint(SITE, { possibleDuplicateOf: possibleDuplicate._id, status: 'WITHDRAWN', closedAt: new Date() }),
    testComplaint(SITE, { citizenId: 'd', linkEvidence: 'PAPERS', claimExpiresAt: new Date(), underReview: true }),
  ]);
});
afterAll(async () => await stop?.());

const BELOW: Record<string, string> = {
  assignee: '{ id name }',
  citizen: '{ id handledHere }',
  proposedLink: '{ viewerCanConfirm }',
  pendingDecision: '{ kind }',
  responsible: '{ level code }',
  possibleDuplicate: '{ code }',
};
const fields = Object.keys(READ_FOR).map((field) => `${field} ${BELOW[field] ?? ''}`.trim());

interface Page {
  nodes: { id: string }[];
  edges: { node: object }[];
}

async function ask(query: string, variables: object = {}) {
  const contextValue = { identity: me, loaders: makeLoaders(store), reads: { note: () => {} } };
  const { data, errors } = await graphql({ schema, source: query, contextValue, variableValues: variables as Record<string, unknown> });
  expect(errors).toBeUndefined();
  return data as unknown as { complaints: Page; complaint: Record<string, unknown> };
}

test.each([...fields, 'complainant { fullName dateOfBirth }', 'complainant { fullName phone }', fields.join(' ')])('%s', async (field) => {
  const { complaints: page } = await ask(`{ complaints { nodes { id ${field} } edges { node { __typename ${field} } } } }`);
  expect(page.nodes).toHaveLength(7);
  for (const [i, { id, ...shown }] of page.nodes.entries()) {
    // By a history no field of the table is read, so that the whole record is.
    const { complaint } = await ask(`query ($id: ID!) { complaint(id: $id) { history { kind } ${field} } }`, { id });
    const { history: _, ...whole } = complaint;
    expect(shown).toEqual(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== 'id')));
    expect(page.edges[i]?.node).toMatchObject(field === 'id' ? {} : shown);
  }
});

test('what is not shown is not read', async () => {
  const read: unknown[] = [];
  store.complaints.db.set('debug', (_: string, method: string, ...given: unknown[]) => method === 'find' && read.push(given[1]));
  await ask('{ complaints { nodes { code complainant { fullName } } } }');
  store.complaints.db.set('debug', false);
  expect(JSON.stringify(read)).toContain('complainant.fullName');
  expect(JSON.stringify(read)).not.toMatch(/phone|suffixes|description/);
});
