/**
 * Finds by words in a list that is read in another order, in time that does not grow with the list: what is rare is
 * collected and sorted; what is common is met soon enough when the list is walked in its order; where the words are mostly
 * the last ones (a given name), those that end with them stand in the list's order in the index.
 *
 * A collection to be searched keeps `searchSuffixes` in the field `suffixes`, with an index named `suffixes` over them and, where it
 * is long, over the list's order.
 */
import { LRUCache } from 'lru-cache';
import type { Collection, Model } from 'mongoose';
import type { Projection } from '../graphql/selection.ts';
import { searchText } from '../values/plainText.ts';
import { numberSuffix, numbersIn, phraseCondition, wholePhrase, wordConditions } from './searchText.ts';

type Condition = Record<string, unknown>;

/**
 * More than these are not collected. Measured at 1,000,000 complaints: 2.5 µs for each that is collected, 6 µs for each
 * that is walked past; with 26 wanted the two cost the same at about 8,000 of a million.
 */
export const COMMON = 5000;
/** So few are collected without a second thought. */
const FEW = 400;
const MAX_CHARACTERS = 200;
/** How common some words are changes slowly, and a page, its counts and the next page ask the same. */
const REMEMBER_MS = 60_000;
const MAX_REMEMBERED = 5000;
export const SUFFIXES = 'suffixes';
/** A projection for what is read to be shown, and never to be written: what a record is found by is as much again as the rest. */
export const WITHOUT_SUFFIXES: Readonly<Record<string, 0>> = { [SUFFIXES]: 0 };

export interface TextSearch {
  /** What fits. */
  conditions: Condition[];
  /** Whether at least `COMMON` fit. */
  isCommon: () => Promise<boolean>;
  /** Where more than a few fit: what ends with the words, and what else fits, if that is little. */
  ending?: { whole: Condition; others: Condition | undefined };
}

const remembered = new LRUCache<string, number>({ max: MAX_REMEMBERED, ttl: REMEMBER_MS });

interface Searched {
  /** Conditions of what the caller sees. Where few fit, what others there are does not decide how the words are looked for: the answer would tell. */
  within?: readonly Condition[];
  /** Whether a number of a person's, given whole, finds them. */
  byNumber?: boolean;
}

/**
 * @param model a model of a collection to be searched
 * @returns undefined when the text holds no letter and no digit
 */
export async function planTextSearch(
  { collection }: { collection: Collection },
  text: string | null | undefined,
  { within = [], byNumber = false }: Searched = {},
): Promise<TextSearch | undefined> {
  const typed = (text ?? '').slice(0, MAX_CHARACTERS);
  if (!searchText(typed)) return undefined;
  const isThere = async (condition: Condition) =>
    (await collection.countDocuments({ $and: [condition, ...within] }, { limit: 1, hint: SUFFIXES })) > 0;
  const numbers = byNumber ? numbersIn(typed).map(numberSuffix) : [];
  const number = { suffixes: numbers.length > 1 ? { $in: numbers } : numbers[0] };
  if (numbers.length && (await isThere(number))) return { conditions: [number], isCommon: async () => false };
  const phrase = phraseCondition('suffixes', typed);
  const count = await countUpTo(FEW, collection, phrase);
  // Few have these words one after the other: where none of them is within, then in any order.
  if (count < FEW) {
    const isPhrase = count > 0 && (!within.length || (await isThere(phrase)));
    return { conditions: isPhrase ? [phrase] : wordConditions('suffixes', typed), isCommon: async () => false };
  }
  const ending = wholePhrase('suffixes', typed);
  const rest = await countUpTo(FEW, collection, ending.others);
  return {
    conditions: [phrase],
    isCommon: async () => (await countUpTo(COMMON, collection, phrase)) >= COMMON, // costs some milliseconds, and not all need it
    ...(rest < FEW ? { ending: { ...ending, others: rest ? ending.others : undefined } } : {}),
  };
}

async function countUpTo(limit: number, collection: Collection, condition: Condition): Promise<number> {
  const key = JSON.stringify([collection.conn.name, collection.collectionName, condition, limit]);
  let count = remembered.get(key);
  if (count === undefined) {
    count = await collection.countDocuments(condition, { limit, hint: SUFFIXES });
    if (count) remembered.set(key, count); // that there is none is true only now
  }
  return count;
}

interface Reading {
  search: TextSearch;
  /** Further conditions; ranges of the order among them. */
  conditions: Condition[];
  /** The field that orders the list, unique within it. */
  order: string;
  /** Ascending unless given. */
  direction?: 1 | -1;
  /** Name of the index over the order, for a walk. */
  walk: string;
  /** The further conditions leave few, or the order is not that of the index `suffixes`: what ends with the words would be read to its end. */
  selective: boolean;
  /** The place after which to read on, ascending. */
  after?: string | undefined;
  limit: number;
  /** What of the records is read; the whole unless given, the order always. */
  projection?: Projection | undefined;
}

/** The next ones of a list of which `search` says what fits, in the list's order. */
export async function readFound<Record extends object>(model: Model<Record>, reading: Reading): Promise<Record[]> {
  const { search, conditions, order, direction = 1, walk, selective, after, limit, projection } = reading;
  const further = [...conditions, ...(after ? [{ [order]: { $gt: after } }] : [])];
  const read = async (all: Condition[], hint: string) =>
    (await model
      .find({ $and: all }, projection)
      .sort({ [order]: direction })
      .limit(limit)
      .hint(hint)
      .lean()) as Record[];
  if (!search.ending || selective) return await read([...further, ...search.conditions], (await search.isCommon()) ? walk : SUFFIXES);
  const [ending, others] = await Promise.all([
    read([...further.map((condition) => besideTheIndex(condition, order)), search.ending.whole], SUFFIXES),
    search.ending.others ? read([...further, search.ending.others], SUFFIXES) : [],
  ]);
  return merge(ending, others, order).slice(0, limit);
}

/** A range of the order as a condition that no index is asked for: with one, the engine would sort instead of reading in order. */
function besideTheIndex(condition: Condition, order: string): Condition {
  const range = condition[order];
  if (range === undefined) return condition;
  return {
    $expr: { $and: Object.entries(range as object).map(([operator, value]) => ({ [operator]: [`$${order}`, { $literal: value }] })) },
  };
}

/** Both in order; who is in both is in the result once. */
function merge<Record extends object>(one: readonly Record[], other: readonly Record[], order: string): Record[] {
  const placed = new Map([...one, ...other].map((each) => [String((each as { [field: string]: unknown })[order]), each]));
  return [...placed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
}
