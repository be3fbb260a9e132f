/** Interfaces and unions across subgraphs, `@interfaceObject`, fragments on them, names of types. */
import type { SuiteSupergraph } from './conformance.ts';

const media = [
  { __typename: 'Book', id: 'm1', title: 'Truyện Kiều', pages: 300 },
  { __typename: 'Film', id: 'm2', title: 'Mùi đu đủ xanh', minutes: 104 },
];

export const abstractTypes: SuiteSupergraph = {
  name: 'abstract types',
  subgraphs: () => ({
    library: {
      typeDefs: `
        type Query { media: [Media!]! search: [Found] one(id: ID!): Media }
        interface Media @key(fields: "id") { id: ID! title: String! }
        type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int }
        type Shelf @key(fields: "number") { number: Int! }
        union Found = Book | Film | Shelf`,
      resolvers: {
        Query: {
          media: () => media,
          search: () => [...media, null, { __typename: 'Shelf', number: 7 }],
          one: (_: unknown, { id }: { id: string }) => media.find((one) => one.id === id),
        },
        Media: { __resolveReference: ({ id }: { id: string }) => media.find((one) => one.id === id) },
        Book: { __resolveReference: ({ id }: { id: string }) => media.find((one) => one.id === id) },
        Film: { __resolveReference: ({ id }: { id: string }) => media.find((one) => one.id === id) },
      },
    },
    ratings: {
      typeDefs: `
        type Query { best: Media! }
        type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int! }
        type Shelf @key(fields: "number") { number: Int! room: String! }`,
      resolvers: {
        Query: { best: () => ({ id: 'm2', stars: 5 }) },
        Media: { __resolveReference: ({ id }: { id: string }) => ({ id, stars: id === 'm1' ? 4 : 5 }) },
        Shelf: { __resolveReference: ({ number }: { number: number }) => ({ number, room: `R${number}` }) },
      },
    },
    cinema: {
      typeDefs: `
        type Film @key(fields: "id") { id: ID! showings: [Showing!]! }
        type Showing { at: String! hall: Hall }
        enum Hall { LARGE SMALL }`,
      resolvers: {
        Film: {
          __resolveReference: ({ id }: { id: string }) => ({
            id,
            showings: [
              { at: '20:00', hall: 'LARGE' },
              { at: '22:00', hall: null },
            ],
          }),
        },
      },
    },
  }),
  cases: [
    {
      what: 'fields of an interface object are on every implementation',
      query: '{ media { id title stars } }',
      data: {
        media: [
          { id: 'm1', title: 'Truyện Kiều', stars: 4 },
          { id: 'm2', title: 'Mùi đu đủ xanh', stars: 5 },
        ],
      },
    },
    {
      what: 'an interface object is told to be what it really is',
      query: '{ best { __typename id stars title ... on Film { minutes showings { at hall } } ... on Book { pages } } }',
      data: {
        best: {
          __typename: 'Film',
          id: 'm2',
          stars: 5,
          title: 'Mùi đu đủ xanh',
          minutes: 104,
          showings: [
            { at: '20:00', hall: 'LARGE' },
            { at: '22:00', hall: null },
          ],
        },
      },
    },
    {
      what: 'each member of a union answers its own fragments, wherever their fields are',
      query: `{ search { __typename kind: __typename ... on Media { title stars } ... on Film { showings { at } } ... on Shelf { number room } } }`,
      data: {
        search: [
          { __typename: 'Book', kind: 'Book', title: 'Truyện Kiều', stars: 4 },
          { __typename: 'Film', kind: 'Film', title: 'Mùi đu đủ xanh', stars: 5, showings: [{ at: '20:00' }, { at: '22:00' }] },
          null,
          { __typename: 'Shelf', kind: 'Shelf', number: 7, room: 'R7' },
        ],
      },
    },
    {
      what: 'the same field asked for twice is answered once, with all that was asked of it, in the order of its first mention',
      query: `
        query ($id: ID!) { one(id: $id) { ...A ... on Film { showings { hall } } ...B } }
        fragment A on Media { title ... on Film { showings { at } } }
        fragment B on Film { minutes title id }`,
      variables: { id: 'm2' },
      data: {
        one: {
          title: 'Mùi đu đủ xanh',
          showings: [
            { at: '20:00', hall: 'LARGE' },
            { at: '22:00', hall: null },
          ],
          minutes: 104,
          id: 'm2',
        },
      },
    },
    ...(
      [
        [{ without: true, withStars: true }, { one: { id: 'm1', stars: 4 } }],
        [{ without: false, withStars: false }, { one: { id: 'm1', title: 'Truyện Kiều', pages: 300 } }],
        [{ without: false }, { one: { id: 'm1', title: 'Truyện Kiều', pages: 300, stars: 4 } }],
      ] as const
    ).map(([variables, data]) => ({
      what: `what is skipped or not included is not answered: ${JSON.stringify(variables)}`,
      query: `query ($without: Boolean!, $withStars: Boolean = true) {
        one(id: "m1") { id title @skip(if: $without) ... on Book @skip(if: $without) { pages } stars @include(if: $withStars) }
      }`,
      variables: { ...variables },
      data,
    })),
    {
      what: 'root types have their own names',
      query: '{ __typename best { __typename } }',
      data: { __typename: 'Query', best: { __typename: 'Film' } },
    },
  ],
};
