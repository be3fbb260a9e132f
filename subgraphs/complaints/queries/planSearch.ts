/**
 * A search of the queue: by name, by code, and for who handles complaints by number. A question for a number is counted and on record; who
 * sees numbers masked finds no one by a number, or would find out which they are.
 */

import type { Staff } from '@so-tiem/platform/identity/identity';
import { normalisePhone } from '@so-tiem/platform/inputs/phone';
import { noteSearch } from '@so-tiem/platform/search/exactSearch';
import { numberSuffix, numbersIn } from '@so-tiem/platform/search/searchText';
import { planTextSearch, type TextSearch } from '@so-tiem/platform/search/textSearch';
import { LRUCache } from 'lru-cache';
import type { Store } from '../model/store.ts';
import { isMaskedFor } from '../rules/complainantMasking.ts';
import { isTrackingCode, readSearched } from '../rules/trackingCode.ts';
import { type ComplaintFilter, queueConditions } from './queueFilter.ts';

const ONE_SEARCH_MS = 600_000;
const MAX_REMEMBERED = 10_000;
/** By account and number: at one process a page, the next one and the counts are one search, for a while. */
const noted = new LRUCache<string, Promise<void>>({ max: MAX_REMEMBERED, ttl: ONE_SEARCH_MS });

/** @returns undefined where there is nothing to search for @throws DomainError WRONG_STATE after too many searches by number */
export async function planSearch(store: Store, staff: Staff, filter: ComplaintFilter): Promise<TextSearch | undefined> {
  if (!filter.text) return undefined;
  const text = readSearched(filter.text);
  const byNumber = !isMaskedFor(staff) && !isTrackingCode(text);
  if (byNumber) await noteNumbers(store, staff, text);
  return await planTextSearch(store.complaints, text, { byNumber, within: queueConditions(staff, 'ALL', filter) });
}

async function noteNumbers({ trail, searchLimit }: Store, { id }: Staff, text: string): Promise<void> {
  const found = numbersIn(text).filter((number) => !number.includes('@')); // complaints are not found by an address
  if (!found.length) return;
  const key = [id, ...found.map(numberSuffix)].join(' ');
  let noting = noted.get(key);
  if (!noting) {
    const phone = found.find((number) => number === normalisePhone(text));
    noting = noteSearch(trail, searchLimit, id, { numbers: found.filter((number) => number !== phone), phone });
    noted.set(key, noting);
  }
  await noting.catch((error) => {
    noted.delete(key);
    throw error;
  });
}
