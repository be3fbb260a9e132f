/**
 * A search of the queue: by name, by code, and for who handles complaints by number. A question for a number is counted and on record; who
 * sees numbers masked finds nobody by one, or would find out which they are.
 */
import { putSearchOnRecord } from '@so-tiem/platform/exactSearch';
import type { Staff } from '@so-tiem/platform/identity';
import { may } from '@so-tiem/platform/rights';
import { numbersIn, numberTail } from '@so-tiem/platform/searchText';
import { planTextSearch, type TextSearch } from '@so-tiem/platform/textSearch';
import { LRUCache } from 'lru-cache';
import type { Store } from '../model/store.ts';
import { readSearched } from '../rules/trackingCode.ts';
import { type QueueFilter, queueConditions } from './queueFilter.ts';

const HOUR_MS = 3_600_000;
const MAX_REMEMBERED = 10_000;
/** A page, the next one and the counts are one search. */
const counted = new LRUCache<string, Promise<void>>({ max: MAX_REMEMBERED, ttl: HOUR_MS });

/** @returns undefined where there is nothing to search for @throws DomainError WRONG_STATE after too many searches by number */
export async function planSearch(store: Store, staff: Staff, filter: QueueFilter): Promise<TextSearch | undefined> {
  if (!filter.text) return undefined;
  const text = readSearched(filter.text);
  const byNumber = may(staff, 'complaint:handle');
  if (byNumber) await noteNumbers(store, staff, numbersIn(text));
  return await planTextSearch(store.complaints, text, { byNumber, within: queueConditions(staff, 'ALL', filter) });
}

async function noteNumbers({ trail, searchLimit }: Store, { id }: Staff, numbers: readonly string[]): Promise<void> {
  if (!numbers.length) return;
  const key = [id, ...numbers.map(numberTail)].join(' ');
  const asked = counted.get(key) ?? searchLimit.take(id).then(() => putSearchOnRecord(trail, { numbers }));
  counted.set(key, asked);
  await asked.catch((error) => {
    counted.delete(key);
    throw error;
  });
}
