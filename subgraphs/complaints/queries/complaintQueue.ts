/**
 * The queue: which complaints a caller sees in a scope, in an order of their choice. What is open comes first; what is closed
 * follows, the latest first, whatever the order. Both are ranges of an index, so a page costs the same wherever it begins.
 */

import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { Projection } from '@so-tiem/platform/graphql/selection';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { COMMON, readFound, type TextSearch } from '@so-tiem/platform/search/textSearch';
import type { ComplaintOrderField, ComplaintScope, OrderDirection } from '../generated/schema.ts';
import type { ComplaintRecord, SortedBy } from '../model/complaint.ts';

import type { Store } from '../model/store.ts';
import { closed, isClosed, open } from '../model/urgencyKey.ts';
import { planSearch } from './planSearch.ts';
import {
  type ComplaintFilter,
  type Conditions,
  isSelective,
  queueConditions,
  rangeConditions,
  sortKeyIndex,
  urgencyKeyIndex,
} from './queueFilter.ts';

export interface ComplaintOrder {
  field: ComplaintOrderField;
  direction?: OrderDirection | undefined;
}

export interface QueueAsked {
  scope: ComplaintScope;
  filter: ComplaintFilter;
  /** The most urgent first unless given. */
  orderBy?: ComplaintOrder | null | undefined;
}

const MOST_URGENT: ComplaintOrder = { field: 'TIME_LEFT', direction: 'ASC' };

/** @param projection what of the complaints is read; the whole unless given */
export async function readQueue(store: Store, staff: Staff, asked: QueueAsked, page: PageArguments, projection?: Projection) {
  const { read, sortKeyOf } = await queueReader(store, staff, asked, projection);
  const { field: by, direction } = asked.orderBy ?? {};
  return await readPage<ComplaintRecord>(
    ['queue', by, direction === 'DESC' && 'descending'].filter(Boolean).join(' '),
    page,
    read,
    sortKeyOf,
  );
}

/** A range of one index, in its order. */
interface Part {
  /** The field that orders it, unique within it. */
  field: string;
  direction: 1 | -1;
  /** Which values of the field. */
  range: Conditions;
  /** Name of the index. */
  walk: string;
}

/** Reads on from a place in the queue, which `sortKeyOf` tells. */
export async function queueReader(store: Store, staff: Staff, asked: QueueAsked, projection?: Projection) {
  const { scope, filter } = asked;
  const { field: by, direction } = asked.orderBy ?? MOST_URGENT;
  const found = await planSearch(store, staff, filter);
  // What one person has is few, and looked through.
  const search = scope === 'MINE' ? undefined : found;
  const placed = projection && by !== 'TIME_LEFT' ? { ...projection, [`sortKeys.${by}`]: 1 as const } : projection;
  const conditions = [...queueConditions(staff, scope, filter), ...(search ? [] : (found?.conditions ?? []))];
  const readOn = async (part: Part, after: string | undefined, limit: number) =>
    await readPart(store, { search, conditions, selective: isSelective(staff, scope, filter), projection: placed }, part, after, limit);

  const byUrgency: Part = { field: 'urgencyKey', direction: 1, range: {}, walk: urgencyKeyIndex(staff, scope, filter) };
  const mostUrgent = {
    read: (after: string | undefined, limit: number) => readOn(byUrgency, after, limit),
    sortKeyOf: ({ urgencyKey }: ComplaintRecord) => urgencyKey,
  };
  if (by === 'TIME_LEFT' && direction !== 'DESC') return mostUrgent;

  const sign = direction === 'DESC' ? -1 : 1;
  const ofOpen: Part =
    by === 'TIME_LEFT'
      ? { ...byUrgency, direction: sign, range: open }
      : { field: `sortKeys.${by}`, direction: sign, range: PLACED, walk: await walkOf(store, staff, asked, by) };
  const ofClosed: Part = { ...byUrgency, range: closed };
  return {
    read: async (after: string | undefined, limit: number) => {
      const inClosed = after !== undefined && isClosed(after);
      const first = inClosed ? [] : await readOn(ofOpen, after, limit);
      if (first.length === limit || scope !== 'ALL') return first;
      return [...first, ...(await readOn(ofClosed, inClosed ? after : undefined, limit - first.length))];
    },
    sortKeyOf: ({ urgencyKey, sortKeys }: ComplaintRecord) => (by === 'TIME_LEFT' ? urgencyKey : (sortKeys?.[by] ?? urgencyKey)),
  };
}

/** The condition of the partial indexes, without which the engine would sort (docs/decisions/0024). */
const PLACED = { $type: 'string' };

/** A short range of urgencyKey is collected and sorted sooner than walked to in another order. */
async function walkOf({ complaints }: Store, staff: Staff, { scope, filter }: QueueAsked, place: SortedBy): Promise<string> {
  const byUrgency = urgencyKeyIndex(staff, scope, filter);
  if (scope !== 'DUE_SOON' && scope !== 'BREACHED') return sortKeyIndex(staff, scope, filter, place);
  const found = await complaints.countDocuments({ $and: rangeConditions(staff, scope, filter) }, { hint: byUrgency, limit: COMMON });
  return found < COMMON ? byUrgency : sortKeyIndex(staff, scope, filter, place);
}

interface Wanted {
  search: TextSearch | undefined;
  conditions: Conditions[];
  selective: boolean;
  projection: Projection | undefined;
}

async function readPart({ complaints }: Store, wanted: Wanted, part: Part, after: string | undefined, limit: number) {
  const { field, direction, walk } = part;
  const range = { ...part.range, ...(after ? { [direction === 1 ? '$gt' : '$lt']: after } : {}) };
  const conditions = [...wanted.conditions, Object.keys(range).length ? { [field]: range } : {}];
  if (wanted.search) {
    const selective = wanted.selective || field !== 'urgencyKey' || direction === -1;
    return await readFound(complaints, {
      search: wanted.search,
      conditions,
      order: field,
      direction,
      walk,
      selective,
      limit,
      projection: wanted.projection,
    });
  }
  return await complaints
    .find({ $and: conditions }, wanted.projection)
    .sort({ [field]: direction })
    .limit(limit)
    .hint(walk)
    .lean();
}
