/** What is asked together is one request; what must not meet does not. */
import { composeServices } from '@apollo/composition';
import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { parse } from 'graphql';
import { type GatewayContext, UNNAMED } from '../caller/context.ts';
import { subgraphDataSource } from '../subgraphs/dataSource.ts';
import { CompiledGateway } from './compiledGateway.ts';
import { LINK } from './conformance/conformance.ts';
import type { Transport } from './transport.ts';

const log = createLogger('batching');
log.level = 'silent';
const requests: { service: string; caller: string; representations: { id: string }[] }[] = [];
let server: ApolloServer<GatewayContext>;

/** Holds back what arrives until there are so many, then lets all go at once. */
class Gate {
  #waiting: (() => void)[] = [];
  #count: number;
  constructor(count: number) {
    this.#count = count;
  }
  async pass(): Promise<void> {
    if (this.#count === 0) return;
    await new Promise<void>((go) => {
      this.#waiting.push(go);
      if (this.#waiting.length === this.#count) this.open();
    });
  }
  open(): void {
    this.#count = 0;
    for (const go of this.#waiting) go();
  }
}
let people = new Gate(0);
let answers = new Gate(0);

/** People stand in one subgraph, their doses in another; the second fails for the person `bad`. */
const transport: Transport<GatewayContext> = async (service, body, { identityToken }) => {
  const { variables, query } = JSON.parse(body);
  if (service === 'people') {
    await people.pass();
    return { data: { person: { __typename: 'Person', id: variables.id } } };
  }
  requests.push({ service, caller: identityToken, representations: variables.representations });
  await answers.pass();
  const alias = query.includes('first') ? { first: variables.first } : {};
  const entities = variables.representations.map(({ id }: { id: string }) =>
    id === 'bad' ? null : { doses: [{ id: `${id}-1`, ...alias }] },
  );
  const at = variables.representations.findIndex(({ id }: { id: string }) => id === 'bad');
  return { data: { _entities: entities }, ...(at < 0 ? {} : { errors: [{ message: 'bad', path: ['_entities', at, 'doses'] }] }) };
};

beforeAll(async () => {
  const { supergraphSdl, errors } = composeServices([
    {
      name: 'people',
      url: 'http://people',
      typeDefs: parse(`${LINK} type Query { person(id: ID!): Person } type Person @key(fields: "id") { id: ID! }`),
    },
    {
      name: 'doses',
      url: 'http://doses',
      typeDefs: parse(`${LINK} type Person @key(fields: "id") { id: ID! doses(first: Int): [Dose] } type Dose { id: ID! first: Int }`),
    },
  ]);
  if (!supergraphSdl) throw new Error(String(errors));
  const gateway = new CompiledGateway<GatewayContext>({
    supergraphSdl,
    transport,
    dataSource: ({ name }) => subgraphDataSource(name, transport),
    logger: log,
  });
  server = new ApolloServer<GatewayContext>({ gateway });
  await server.start();
  await ask('warm');
});
afterAll(async () => await server.stop());
beforeEach(() => {
  requests.length = 0;
  people = new Gate(2);
  answers = new Gate(0);
});

async function ask(id: string, caller = 'a', query = 'query ($id: ID!) { person(id: $id) { id doses { id } } }', more = {}) {
  const answer = await server.executeOperation(
    { query, variables: { id, ...more } },
    {
      contextValue: { ...UNNAMED, identityToken: caller, batchKey: caller, requestId: 'r', address: '127.0.0.1' },
    },
  );
  return JSON.parse(JSON.stringify(answer.body.kind === 'single' ? answer.body.singleResult : null));
}
const doses = (id: string) => ({ data: { person: { id, doses: [{ id: `${id}-1` }] } } });

test('the operations of one caller at one moment ask for their entities in one request, each once', async () => {
  people = new Gate(3);
  expect(await Promise.all(['1', '2', '1'].map((id) => ask(id)))).toEqual([doses('1'), doses('2'), doses('1')]);
  expect(requests.map(({ representations }) => representations.map(({ id }) => id))).toEqual([['1', '2']]);
});

test('another caller asks for themselves', async () => {
  await Promise.all([ask('1', 'a'), ask('1', 'b')]);
  expect(requests.map(({ caller }) => caller).sort()).toEqual(['a', 'b']);
});

test('the same with other variables is another question', async () => {
  const query = 'query ($id: ID!, $first: Int) { person(id: $id) { doses(first: $first) { first } } }';
  const answers = await Promise.all([1, 2].map((first) => ask('1', 'a', query, { first })));
  expect(answers.map(({ data }) => data.person.doses[0].first)).toEqual([1, 2]);
  expect(requests).toHaveLength(2);
});

test('an error of one entity is told to those who asked for it, at their place', async () => {
  const [good, bad] = await Promise.all([ask('1'), ask('bad')]);
  expect(good).toEqual(doses('1'));
  expect(bad).toMatchObject({ data: { person: { id: 'bad', doses: null } }, errors: [{ message: 'bad', path: ['person', 'doses'] }] });
  expect(requests).toHaveLength(1);
});

test('who asks later does not join what was sent before', async () => {
  people = new Gate(0);
  answers = new Gate(2); // nobody is answered before both have asked
  const first = ask('1');
  while (!requests.length) await new Promise((resolve) => setTimeout(resolve, 1));
  expect(await Promise.all([first, ask('1')])).toEqual([doses('1'), doses('1')]);
  expect(requests).toHaveLength(2);
});
