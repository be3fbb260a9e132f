/** Mutations: one after the other over subgraphs, and entities in what they answer. */
import type { SuiteSupergraph } from './conformance.ts';

export const mutations: SuiteSupergraph = {
  name: 'mutations',
  subgraphs: () => {
    let log: string[] = [];
    return {
      left: {
        typeDefs: `
        type Query { log: [String!]! }
        type Mutation { clear: Boolean addLeft(name: String!): Entry! }
        type Entry @key(fields: "name") { name: String! }`,
        resolvers: {
          Query: { log: () => log },
          Mutation: {
            clear: () => {
              log = [];
              return true;
            },
            addLeft: async (_: unknown, { name }: { name: string }) => {
              await new Promise((resolve) => setTimeout(resolve, 20));
              log.push(`left ${name}`);
              return { name };
            },
          },
          Entry: { __resolveReference: (reference: unknown) => reference },
        },
      },
      right: {
        typeDefs: `
        type Mutation { addRight(name: String!): Payload! }
        type Payload { entry: Entry query: Query }
        type Query { size: Int! }
        type Entry @key(fields: "name") { name: String! length: Int! }`,
        resolvers: {
          Mutation: {
            addRight: (_: unknown, { name }: { name: string }) => {
              log.push(`right ${name}`);
              return { entry: { name }, query: {} };
            },
          },
          Query: { size: () => log.length },
          Entry: { __resolveReference: (reference: unknown) => reference, length: ({ name }: { name: string }) => name.length },
        },
      },
    };
  },
  cases: [
    {
      what: 'they are made in the order in which they are asked for, whichever subgraph makes them',
      query: `mutation ($b: String!) {
        clear
        a: addLeft(name: "a") { name length }
        b: addRight(name: $b) { entry { name length } }
        c: addLeft(name: "ccc") { length }
      }`,
      variables: { b: 'bb' },
      data: { clear: true, a: { name: 'a', length: 1 }, b: { entry: { name: 'bb', length: 2 } }, c: { length: 3 } },
    },
    { what: 'and were', query: '{ log size }', data: { log: ['left a', 'right bb', 'left ccc'], size: 3 } },
    {
      what: 'a query inside of the answer is answered by the subgraph that has its fields',
      query: 'mutation { addRight(name: "d") { query { size log } } }',
      data: { addRight: { query: { size: 4, log: ['left a', 'right bb', 'left ccc', 'right d'] } } },
    },
  ],
};
