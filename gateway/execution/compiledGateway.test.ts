/** Every supergraph of the suite, answered by the compiled gateway as it should be, and as by the stock gateway. */
import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { GraphQLError, type GraphQLSchema, graphql, parse } from 'graphql';
import { type GatewayContext, UNNAMED } from '../caller/context.ts';
import { costLimit } from '../operations/operationCost.ts';
import { subgraphDataSource } from '../subgraphs/dataSource.ts';
import { CompiledGateway } from './compiledGateway.ts';
import { abstractTypes } from './conformance/abstractTypes.ts';
import { LINK, type SuiteSupergraph } from './conformance/conformance.ts';
import { entities } from './conformance/entities.ts';
import { failures } from './conformance/failures.ts';
import { mutations } from './conformance/mutations.ts';
import type { SubgraphAnswer, Transport } from './transport.ts';

type Subgraphs = ReturnType<SuiteSupergraph['subgraphs']>;
const context: GatewayContext = { ...UNNAMED, requestId: 'r', address: '127.0.0.1' };
const log = createLogger('suite');
log.level = 'silent';

/** A subgraph without resolvers is one that does not answer. */
function transportTo(subgraphs: Subgraphs): Transport<GatewayContext> {
  const schemas = new Map<string, GraphQLSchema>();
  for (const [name, { typeDefs, resolvers }] of Object.entries(subgraphs))
    if (Object.keys(resolvers).length)
      schemas.set(name, buildSubgraphSchema([{ typeDefs: parse(LINK + typeDefs), resolvers: resolvers as never }]));
  return async (service, body) => {
    const schema = schemas.get(service);
    if (!schema) throw new GraphQLError(`The subgraph ${service} does not answer.`, { extensions: { code: 'SUBGRAPH_UNAVAILABLE' } });
    const { query, variables, operationName } = JSON.parse(body);
    return JSON.parse(JSON.stringify(await graphql({ schema, source: query, variableValues: variables, operationName }))) as SubgraphAnswer;
  };
}

function compose(subgraphs: Subgraphs): string {
  const services = Object.entries(subgraphs).map(([name, { typeDefs }]) => ({
    name,
    url: `http://${name}`,
    typeDefs: parse(LINK + typeDefs),
  }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

describe.each([entities, abstractTypes, mutations, failures])('$name', ({ subgraphs, cases }) => {
  let ours: ApolloServer<GatewayContext>;
  let stock: ApolloServer<GatewayContext>;

  async function serve(
    make: (supergraphSdl: string, transport: Transport<GatewayContext>) => CompiledGateway<GatewayContext> | ApolloGateway,
  ) {
    const own = subgraphs();
    const server = new ApolloServer<GatewayContext>({
      gateway: make(compose(own), transportTo(own)),
      includeStacktraceInErrorResponses: false,
    });
    await server.start();
    return server;
  }
  beforeAll(async () => {
    ours = await serve(
      (supergraphSdl, transport) =>
        new CompiledGateway<GatewayContext>({
          supergraphSdl,
          transport,
          dataSource: ({ name }) => subgraphDataSource(name, transport),
          logger: log,
        }),
    );
    stock = await serve(
      (supergraphSdl, transport) =>
        new ApolloGateway({ supergraphSdl, buildService: ({ name }) => subgraphDataSource(name ?? '', transport), logger: log }),
    );
  });
  afterAll(async () => await Promise.all([ours.stop(), stock.stop()]));

  test.each(cases)('$what', async ({ query, variables, data, errors = [], stockDiffers }) => {
    const expected = { data: JSON.stringify(data), errors: [...errors].sort() }; // as text: the order of fields counts
    expect(await answerOf(ours, query, variables)).toEqual(expected);
    const stockAnswer = await answerOf(stock, query, variables);
    if (stockDiffers) expect(stockAnswer).not.toEqual(expected);
    else expect(stockAnswer).toEqual(expected);
  });
});

async function answerOf(server: ApolloServer<GatewayContext>, query: string, variables: Record<string, unknown> = {}) {
  const response = await server.executeOperation({ query, variables }, { contextValue: context });
  if (response.body.kind !== 'single') throw new Error('no single answer');
  const { data, errors = [] } = response.body.singleResult;
  return { data: JSON.stringify(data), errors: errors.map(({ path = [] }) => path.join('.')).sort() };
}

describe('planned before it is asked', () => {
  const own = new CompiledGateway<GatewayContext>({
    supergraphSdl: readFileSync('supergraph.graphql', 'utf8'),
    transport: transportTo({}),
    dataSource: ({ name }) => subgraphDataSource(name, transportTo({})),
    logger: log,
    costLimit: costLimit(readFileSync('supergraph.graphql', 'utf8')),
  });
  const texts = ['operations', 'serviceOperations'].flatMap((list): string[] => JSON.parse(readFileSync(`generated/${list}.json`, 'utf8')));

  test('all that the pages and the subgraphs ask', () => {
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter((text) => !own.prepare(text))).toEqual([]);
    const counts = texts.find((text) => text.includes('query QueueCounts')) ?? '';
    expect(own.known(counts, undefined, { filter: { kinds: ['PASSPORT'] } })).toBeDefined();
    expect(own.known(counts, undefined, { filter: { kinds: ['NONE'] } })).toBeUndefined();
  });

  test('what is no operation of this schema is left to the first caller', () => {
    expect(
      ['nothing', '{ nothing }', '{ __schema { types { name } } }', 'fragment A on Site { code }'].map((text) => own.prepare(text)),
    ).toEqual([false, false, false, false]);
  });
});
