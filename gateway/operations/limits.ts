/**
 * How much one operation may ask. Our own pages' largest operation stands at less than half of each (limits.test.ts); a client
 * that comes near is asking several questions at once, and may ask them one after the other.
 */
import { GraphQLError } from 'graphql';

export const LIMITS = {
  /** Of the text; longer ones are not even hashed. */
  characters: 60_000,
  /** Lexical tokens of the document: names, punctuation, values. Parsing stops there. */
  tokens: 3000,
  /** Fields within fields, fragments unfolded. The usual introspection query has 15. */
  depth: 16,
  /** Fields under a name of the client's choosing. */
  aliases: 30,
  /** Characters of such a name: it stands in the answer as often as the list is long. */
  aliasLength: 64,
  /** Uses of directives. */
  directives: 30,
  /** Fields of one selection set, fragments unfolded. */
  breadth: 100,
  /** Fields in all, fragments unfolded. */
  fields: 1000,
  /** Changes of one operation. Without an account it is one: each is counted by itself. */
  mutations: 5,
  /** Questions of one operation for dose histories; one of them may be for a hundred people. */
  histories: 1,
  /** Objects that the answer is expected to hold: `@listSize` of the schema says how long lists are. A mutation counts ten. */
  cost: 10_000,
} as const;

export type Limit = keyof typeof LIMITS;

/** The error names the limit, so that a client's developer knows what to make smaller. */
export const limitExceeded = (limit: Limit, actual?: number): GraphQLError =>
  new GraphQLError(`The operation goes beyond the limit of ${LIMITS[limit]} (${limit}).`, {
    extensions: { code: 'LIMIT_EXCEEDED', limit, max: LIMITS[limit], ...(actual === undefined ? {} : { actual }), http: { status: 400 } },
  });
