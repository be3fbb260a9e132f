/** Nulls and errors: where they show, and what they take with them. */
import { GraphQLError } from 'graphql';
import type { SuiteSupergraph } from './conformance.ts';

const fail = (message: string) => () => {
  throw new GraphQLError(message, { extensions: { code: 'BROKEN' } });
};

export const failures: SuiteSupergraph = {
  name: 'failures',
  subgraphs: () => ({
    people: {
      typeDefs: `
        type Query { people: [Person] strict: [Person!] person: Person! me: Person broken: String matrix: [[Int]] anything: JSON }
        type Person @key(fields: "id") { id: ID! name: String bad: String }
        scalar JSON`,
      resolvers: {
        Query: {
          people: () => ['1', '2', '3'].map((id) => ({ id, name: `n${id}` })),
          strict: () => ['1', '2'].map((id) => ({ id })),
          person: () => ({ id: '2' }),
          me: () => ({ id: '1', name: 'me' }),
          broken: fail('broken'),
          matrix: () => [[1, null], null, [3]],
          anything: () => ({ a: [1, { b: null }], constructor: 'c' }),
        },
        Person: { bad: fail('bad') },
      },
    },
    jobs: {
      typeDefs: `type Person @key(fields: "id") { id: ID! job: Job mustHave: String! maybe: String }
        type Job { title: String! pay: Int }`,
      resolvers: {
        Person: {
          __resolveReference: async ({ id }: { id: string }) => {
            if (id === '3') throw new GraphQLError('no such person', { extensions: { code: 'GONE' } });
            return { id };
          },
          job: ({ id }: { id: string }) => (id === '1' ? { title: 'nurse', pay: 7 } : { title: null }),
          mustHave: ({ id }: { id: string }) => (id === '2' ? null : 'has'),
          maybe: ({ id }: { id: string }) => (id === '2' ? fail('maybe not')() : 'maybe'),
        },
      },
    },
    down: {
      typeDefs: `type Query { away: String } type Person @key(fields: "id") { id: ID! far: String near: String! }`,
      resolvers: {},
    },
  }),
  cases: [
    {
      what: 'an error of a field leaves the rest',
      query: '{ me { name bad } broken }',
      data: { me: { name: 'me', bad: null }, broken: null },
      errors: ['broken', 'me.bad'],
    },
    {
      what: 'an error of an entity is told at its place',
      query: '{ people { name maybe } }',
      data: {
        people: [
          { name: 'n1', maybe: 'maybe' },
          { name: 'n2', maybe: null },
          { name: 'n3', maybe: null },
        ],
      },
      errors: ['people.1.maybe', 'people.2'],
    },
    {
      what: 'a null that is not allowed makes what is around it null, and no more',
      query: '{ people { name job { title } } }',
      data: {
        people: [
          { name: 'n1', job: { title: 'nurse' } },
          { name: 'n2', job: null },
          { name: 'n3', job: null },
        ],
      },
      errors: ['people.1.job.title', 'people.2'],
    },
    {
      what: 'it goes up to the first that may be null: an item',
      query: '{ people { name mustHave } }',
      data: { people: [{ name: 'n1', mustHave: 'has' }, null, null] },
      errors: ['people.1.mustHave', 'people.2'],
    },
    {
      what: 'a list',
      query: '{ strict { id mustHave } me { id } }',
      data: { strict: null, me: { id: '1' } },
      errors: ['strict.1.mustHave'],
    },
    { what: 'everything', query: '{ person { id mustHave } me { id } }', data: null, errors: ['person.mustHave'] },
    {
      what: 'a subgraph that is down leaves its nullable fields null',
      query: '{ me { name far } away }',
      data: { me: { name: 'me', far: null }, away: null },
      errors: ['', ''],
    },
    {
      what: 'and takes with it what cannot be without it',
      query: '{ me { name near } people { id } }',
      data: { me: null, people: [{ id: '1' }, { id: '2' }, { id: '3' }] },
      errors: [''],
    },
    { what: 'lists of lists keep their nulls', query: '{ matrix }', data: { matrix: [[1, null], null, [3]] } },
    { what: 'a custom scalar is passed on as it is', query: '{ anything }', data: { anything: { a: [1, { b: null }], constructor: 'c' } } },
  ],
};
