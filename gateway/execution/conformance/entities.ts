/** Keys of all kinds, `@requires` with arguments, `@provides`, `@override`. */
import { byKey, type SuiteSupergraph } from './conformance.ts';

const products = [
  { id: 'p1', sku: 's1', maker: { code: 'm1' }, name: 'Table', dimensions: { width: 2, height: 3 } },
  { id: 'p2', sku: 's2', maker: { code: 'm2' }, name: 'Chair', dimensions: { width: 1, height: 1 } },
];
const PRICES: Record<string, number> = { p1: 10, p2: 20 };

export const entities: SuiteSupergraph = {
  name: 'entities',
  subgraphs: () => ({
    catalogue: {
      typeDefs: `
        type Query { products: [Product!]! product(id: ID!): Product tables: [Product!]! @shareable }
        type Product @key(fields: "id") @key(fields: "sku maker { code }") {
          id: ID!
          sku: String!
          maker: Maker!
          name: String! @override(from: "warehouse")
          dimensions: Dimensions!
          label: String! @shareable
          price(currency: String!): Float @shareable
        }
        type Maker { code: ID! @shareable }
        type Dimensions { width: Int! height: Int! }`,
      resolvers: {
        Query: {
          products: () => products,
          product: (_: unknown, { id }: { id: string }) => products.find((product) => product.id === id),
          tables: () => [products[0]],
        },
        Product: {
          __resolveReference: (reference: { id?: string; sku?: string }) =>
            products.find((product) => (reference.id ? product.id === reference.id : product.sku === reference.sku)),
          price: ({ id }: { id: string }, { currency }: { currency: string }) => (PRICES[id] ?? 0) * (currency === 'VND' ? 1000 : 1),
        },
      },
    },
    warehouse: {
      typeDefs: `
        type Product @key(fields: "id") {
          id: ID!
          name: String!
          price(currency: String!): Float @external
          dimensions: Dimensions! @external
          delivery(express: Boolean = false): Float! @requires(fields: "price(currency: \\"VND\\") dimensions { width height }")
          stock: Int
        }
        type Dimensions @external { width: Int! height: Int! }`,
      resolvers: {
        Product: {
          __resolveReference: (reference: Record<string, unknown>) => ({
            ...reference,
            name: 'overridden',
            stock: reference['id'] === 'p1' ? 5 : null,
          }),
          delivery: (product: { price: number; dimensions: { width: number; height: number } }, { express }: { express: boolean }) =>
            product.price + product.dimensions.width * product.dimensions.height * (express ? 2 : 1),
        },
      },
    },
    reviews: {
      typeDefs: `
        type Query { latest: [Review!]! @shareable }
        type Review @key(fields: "id") { id: ID! body: String! product: Product @provides(fields: "label") author: Author }
        type Author { name: String @shareable }
        type Product @key(fields: "sku maker { code }") { sku: String! maker: Maker! label: String! @external reviews: [Review!]! }
        type Maker { code: ID! @shareable }`,
      resolvers: {
        Query: { latest: () => [{ id: 'r1', body: 'Good', product: { ...products[0], label: 'as reviewed' } }] },
        Product: {
          __resolveReference: (reference: unknown) => reference,
          reviews: ({ sku }: { sku: string }) => (sku === 's1' ? [{ id: 'r1', body: 'Good', author: { name: 'Lan' } }] : []),
        },
        Review: { __resolveReference: byKey('id', [{ id: 'r1', body: 'Good' }]) },
      },
    },
  }),
  cases: [
    {
      what: 'a required field is asked for with its arguments, beside the same field asked for otherwise',
      stockDiffers: 'the planner lets the two meet in one object',
      query: '{ products { delivery fast: delivery(express: true) price(currency: "USD") stock } }',
      data: {
        products: [
          { delivery: 10_006, fast: 10_012, price: 10, stock: 5 },
          { delivery: 20_001, fast: 20_002, price: 20, stock: null },
        ],
      },
    },
    {
      what: 'a name that a subgraph needs for itself may be given to another field',
      stockDiffers: 'the planner lets the two meet in one object',
      query: '{ products { price: name dimensions: sku delivery } }',
      data: {
        products: [
          { price: 'Table', dimensions: 's1', delivery: 10_006 },
          { price: 'Chair', dimensions: 's2', delivery: 20_001 },
        ],
      },
    },
    {
      what: 'also the name of a key, or of the type',
      stockDiffers: 'the planner lets the two meet in one object',
      query: '{ products { id: name sku: id __typename: sku stock reviews { id: body } } }',
      data: {
        products: [
          { id: 'Table', sku: 'p1', __typename: 's1', stock: 5, reviews: [{ id: 'Good' }] },
          { id: 'Chair', sku: 'p2', __typename: 's2', stock: null, reviews: [] },
        ],
      },
    },
    {
      what: 'a variable reaches a fetch of entities, also by its default',
      query: 'query ($express: Boolean = true) { product(id: "p1") { delivery(express: $express) } }',
      data: { product: { delivery: 10_012 } },
    },
    {
      what: 'the given value comes before the default',
      query: 'query ($express: Boolean = true, $id: ID!) { product(id: $id) { delivery(express: $express) } }',
      variables: { express: false, id: 'p2' },
      data: { product: { delivery: 20_001 } },
    },
    {
      what: 'an overridden field comes from its new owner',
      query: '{ products { name } }',
      data: { products: [{ name: 'Table' }, { name: 'Chair' }] },
    },
    {
      what: 'a compound key with a part inside leads to another subgraph',
      query: '{ products { id reviews { id body author { name } } } }',
      data: {
        products: [
          { id: 'p1', reviews: [{ id: 'r1', body: 'Good', author: { name: 'Lan' } }] },
          { id: 'p2', reviews: [] },
        ],
      },
    },
    {
      what: 'a provided field is not asked for elsewhere',
      query: '{ latest { body product { label } } }',
      data: { latest: [{ body: 'Good', product: { label: 'as reviewed' } }] },
    },
    {
      what: 'the same entity in several places is the same in all of them',
      query: '{ products { id stock } tables { id stock } latest { product { stock delivery } } }',
      data: {
        products: [
          { id: 'p1', stock: 5 },
          { id: 'p2', stock: null },
        ],
        tables: [{ id: 'p1', stock: 5 }],
        latest: [{ product: { stock: 5, delivery: 10_006 } }],
      },
    },
    {
      what: 'names that every object inherits are names like others',
      query: '{ constructor: product(id: "p1") { toString: stock hasOwnProperty: name __proto__: id } }',
      data: { constructor: { toString: 5, hasOwnProperty: 'Table', ['__proto__']: 'p1' } },
    },
    { what: 'what is not found is null', query: '{ product(id: "nothing") { name stock } }', data: { product: null } },
  ],
};
