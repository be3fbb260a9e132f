/**
 * Finds by words in a list that is read in another order, in time that does not grow with the list. What is rare is
 * collected by its words and sorted; what is common is met soon enough when the list is walked in its order.
 */
import { LRUCache } from 'lru-cache';
import type { Collection } from 'mongoose';
import { phraseCondition, searchText, wordConditions } from './searchText.ts';

/**
 * More than these are not collected. Measured at 1,000,000 complaints: 2.5 µs for each that is collected, 9 µs for each
 * that is walked past; with 26 wanted the two cost the same at about 10,000 of a million.
 */
export const COMMON = 5000;
const MOST_CHARACTERS = 200;
/** How common some words are changes slowly, and a page, its counts and the next page ask the same. */
const REMEMBER_MS = 60_000;
const MOST_REMEMBERED = 5000;

export interface TextSearch {
  conditions: Record<string, unknown>[];
  /** To be walked in the list's own order. Otherwise at most about `COMMON` fit, and `index` finds them. */
  common: boolean;
  /** Name of the index over the tails. */
  index: string;
}

const remembered = new LRUCache<string, number>({ max: MOST_REMEMBERED, ttl: REMEMBER_MS });

/**
 * @param model a model whose documents keep `searchTails` in the field `tails`
 * @returns undefined when the text holds no letter and no digit
 */
export async function planTextSearch(
  { collection }: { collection: Collection },
  text: string | null | undefined,
): Promise<TextSearch | undefined> {
  const typed = (text ?? '').slice(0, MOST_CHARACTERS);
  if (!searchText(typed)) return undefined;
  const index = 'tails_1';
  const phrase = phraseCondition('tails', typed);
  const key = `${collection.conn.name} ${collection.collectionName} ${typed}`;
  let count = remembered.get(key);
  if (count === undefined) {
    count = await collection.countDocuments(phrase, { limit: COMMON, hint: index });
    remembered.set(key, count);
  }
  // Nobody has these words one after the other: then in any order.
  return { conditions: count ? [phrase] : wordConditions('tails', typed), common: count >= COMMON, index };
}
