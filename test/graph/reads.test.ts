/** A page of 25 costs as many reads of the database as a page of one: DataLoader in every reference resolver. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { connect } from '@so-tiem/database/connection';
import { AccessLog } from '@so-tiem/platform/audit/reads';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import { scalars } from '@so-tiem/platform/graphql/scalars';
import { readTypeDefs } from '@so-tiem/platform/graphql/typeDefs';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { Outbox } from '@so-tiem/platform/jobs/outbox';
import { Keyring, useKeyring } from '@so-tiem/platform/storage/encryption/keyring';
import { testTrail } from '@so-tiem/platform/testing/testTrail';
import { graphql, parse } from 'graphql';
import type { Connection } from 'mongoose';
import { Directory as CitizensDirectory } from '../../subgraphs/citizens/graph/directory.ts';
import { makeAccessLimits } from '../../subgraphs/citizens/limits/accessLimits.ts';
import * as citizens from '../../subgraphs/citizens/loaders.ts';
import { openStore as openCitizens } from '../../subgraphs/citizens/model/store.ts';
import { makeResolvers as citizenResolvers } from '../../subgraphs/citizens/resolvers/index.ts';
import { Directory } from '../../subgraphs/complaints/graph/directory.ts';
import * as complaints from '../../subgraphs/complaints/loaders.ts';
import { makeResolvers as complaintResolvers } from '../../subgraphs/complaints/resolvers/index.ts';
import { openTestPartsOf } from '../../subgraphs/complaints/testing/testStore.ts';
import { Directory as DosesDirectory } from '../../subgraphs/doses/graph/directory.ts';
import * as doses from '../../subgraphs/doses/loaders.ts';
import { openStore as openDoses } from '../../subgraphs/doses/model/store.ts';
import { makeVisibility } from '../../subgraphs/doses/queries/visibleDoses.ts';
import { makeResolvers as doseResolvers } from '../../subgraphs/doses/resolvers/index.ts';
import * as facilities from '../../subgraphs/facilities/loaders.ts';
import { openStore as openFacilities } from '../../subgraphs/facilities/model/store.ts';
import { makeResolvers as facilityResolvers } from '../../subgraphs/facilities/resolvers/index.ts';
import { sharedSystem } from '../harness/sharedSystem.ts';

const system = sharedSystem();
const secrets = JSON.parse(readFileSync(join(system.data, 'secrets.json'), 'utf8'));
useKeyring(new Keyring(secrets.DATA_KEYS, secrets.DATA_LOOKUP_KEY));
const identity: Identity = { kind: 'staff', id: 'x', name: 'X', role: 'HANDLER', unit: { level: 'PROVINCE', code: '79' } };
const connections: Connection[] = [];
let page: { id: string; citizen: { id: string }; responsible: { site: { code: string } | null } }[] = [];

/** A subgraph's own schema on the system's database, and a count of the reads that a query costs. */
async function subgraph(name: string, make: (connection: Connection) => { resolvers: object; loaders: () => object }) {
  const connection = await connect(system.databaseUri, `so_tiem_${name}`);
  connections.push(connection);
  const { resolvers, loaders } = make(connection);
  const schema = buildSubgraphSchema([
    {
      typeDefs: parse(readTypeDefs(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url))),
      resolvers: { ...scalars, ...resolvers } as never,
    },
  ]);
  return async (source: string, variableValues: Record<string, unknown>) => {
    let reads = 0;
    connection.set('debug', () => {
      reads += 1;
    });
    const { data, errors } = await graphql({
      schema,
      source,
      variableValues,
      contextValue: { identity, loaders: loaders(), reads: new AccessLog() },
    });
    expect(errors).toBeUndefined();
    return { reads, data: JSON.parse(JSON.stringify(data)) };
  };
}
type Ask = Awaited<ReturnType<typeof subgraph>>;

const entities = (fields: string) => `query ($representations: [_Any!]!) { _entities(representations: $representations) { ${fields} } }`;
let asks: Record<'complaints' | 'citizens' | 'doses' | 'facilities', Ask>;

beforeAll(async () => {
  const graph = new GraphClient({ gateway: system.gateway, issuer: system.issuer, clientId: '', clientSecret: '' });
  asks = {
    complaints: await subgraph('complaints', (connection) => {
      const store = openTestPartsOf(connection);
      return { resolvers: complaintResolvers(store, new Directory(graph)), loaders: () => complaints.makeLoaders(store) };
    }),
    citizens: await subgraph('citizens', (connection) => {
      const store = openCitizens(connection, new Outbox(connection, createLogger('test')), testTrail(connection));
      return {
        resolvers: citizenResolvers({
          store,
          directory: new CitizensDirectory(graph),
          limits: makeAccessLimits(connection, { codesOfAddress: 1, codesOfNetwork: 1, triesOfAddress: 1 }),
          searchLimit: { take: async () => {}, giveBack: async () => {} },
          smsDomain: '',
        }),
        loaders: () => citizens.makeLoaders(store, new CitizensDirectory(graph), identity),
      };
    }),
    doses: await subgraph('doses', (connection) => {
      const store = openDoses(connection, testTrail(connection));
      const directory = new DosesDirectory(graph);
      return { resolvers: doseResolvers(store, directory), loaders: () => doses.makeLoaders(store, makeVisibility(directory), identity) };
    }),
    facilities: await subgraph('facilities', (connection) => {
      const store = openFacilities(connection, new Outbox(connection, createLogger('test')), testTrail(connection));
      return { resolvers: facilityResolvers(store, ''), loaders: () => facilities.makeLoaders(store) };
    }),
  };
  const { data } = await asks.complaints('{ complaints(first: 100) { nodes { id citizen { id } responsible { site { code } } } } }', {});
  // Among what other tests file there are some that are about nobody yet.
  page = data.complaints.nodes.filter(({ citizen }: { citizen: unknown }) => citizen).slice(0, 25);
});
afterAll(async () => {
  for (const connection of connections) await connection.close();
});

describe('reads for a page of 25 of the queue with citizen, doses and site', () => {
  test('complaints with their history: two', async () => {
    const query = 'query ($first: Int) { complaints(first: $first) { nodes { code history { kind } } } }';
    const [one, many] = [await asks.complaints(query, { first: 1 }), await asks.complaints(query, { first: 25 })];
    expect(many.data.complaints.nodes).toHaveLength(25);
    expect([one.reads, many.reads]).toEqual([2, 2]);
  });

  test.each<[string, keyof typeof asks, string, (size: number) => object[], number]>([
    [
      'citizens',
      'citizens',
      '... on Citizen { fullName identityStatus }',
      (size) => page.slice(0, size).map(({ citizen }) => ({ __typename: 'Citizen', id: citizen.id })),
      1,
    ],
    [
      'citizens with what they were before',
      'citizens',
      '... on Citizen { fullName revisions { version } }',
      (size) => page.slice(0, size).map(({ citizen }) => ({ __typename: 'Citizen', id: citizen.id })),
      2,
    ],
    [
      'citizens whom a complaint shows: without a look for other evidence',
      'citizens',
      '... on Citizen { phone dateOfBirth }',
      (size) => page.slice(0, size).map(({ citizen }) => ({ __typename: 'Citizen', id: citizen.id, handledHere: true })),
      1,
    ],
    [
      'doses',
      'doses',
      '... on Citizen { doses { doseNumber vaccine { product } site { code } } }',
      (size) => page.slice(0, size).map(({ citizen }) => ({ __typename: 'Citizen', id: citizen.id, handledHere: true })),
      1,
    ],
    [
      'sites with contacts and units',
      'facilities',
      '... on Site { name contacts { fullName } commune { name } district { name } province { name } }',
      (size) =>
        page.flatMap(({ responsible }) => (responsible.site ? [{ __typename: 'Site', code: responsible.site.code }] : [])).slice(0, size),
      3,
    ],
    [
      'complaints by reference',
      'complaints',
      '... on Complaint { code history { kind } }',
      (size) => page.slice(0, size).map(({ id }) => ({ __typename: 'Complaint', id })),
      2,
    ],
  ])('%s', async (_what, name, fields, representations, reads) => {
    const [one, many] = [
      await asks[name](entities(fields), { representations: representations(1) }),
      await asks[name](entities(fields), { representations: representations(25) }),
    ];
    expect(many.data._entities.length).toBeGreaterThan(5);
    expect(many.data._entities).not.toContain(null);
    expect([one.reads, many.reads]).toEqual([reads, reads]);
  });
});
