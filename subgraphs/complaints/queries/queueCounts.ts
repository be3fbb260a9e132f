/** How many complaints stand in each scope: read from counts that are kept, not from the complaints. */
import type { Staff } from '@so-tiem/platform/identity/identity';
import { COUNTRY, isWithin, type Territory } from '@so-tiem/platform/identity/territory';
import { COMMON, SUFFIXES, type TextSearch } from '@so-tiem/platform/search/textSearch';
import { type Cells, COUNTED_FIELDS } from '../model/counted.ts';
import type { CountDeltaRecord, QueueCountRecord } from '../model/queueCount.ts';
import type { Store } from '../model/store.ts';
import { sumScopes, Tally } from '../model/tally.ts';
import { planSearch } from './planSearch.ts';
import { type ComplaintFilter, isNarrow, levelOfFilter, queueConditions, urgencyKeyIndex } from './queueFilter.ts';

/** Numbers are null where the filter's text is so common that counting would mean to look at everything. */
export interface QueueCounts {
  mine: number;
  unassigned: number | null;
  dueSoon: number | null;
  breached: number | null;
  all: number | null;
}

const MAX_OF_ONES_OWN = 1000;
/** Far more than are written between two rounds of jobs/countComplaints.ts. */
const MAX_DELTAS = 2000;

/** @throws DomainError naming `filter.unit` when it is no code */
export async function countQueue(store: Store, staff: Staff, filter: ComplaintFilter): Promise<QueueCounts> {
  const found = await planSearch(store, staff, filter);
  const mine = store.complaints.countDocuments(
    { $and: [...queueConditions(staff, 'MINE', filter), ...(found?.conditions ?? [])] },
    { limit: MAX_OF_ONES_OWN, hint: urgencyKeyIndex(staff, 'MINE', filter) },
  );
  const cells = found || isNarrow(filter) ? await cellsOfFew(store, staff, filter, found) : await cellsOf(store, staff, filter);
  const counts = cells ? sumScopes(cells, filter) : { unassigned: null, dueSoon: null, breached: null, all: null };
  return { mine: await mine, ...counts };
}

/** Of what is found by its words, or what a further condition leaves: looked at one by one, unless there are too many. */
async function cellsOfFew(store: Store, staff: Staff, filter: ComplaintFilter, found: TextSearch | undefined): Promise<Cells | null> {
  if (await found?.isCommon()) return null;
  const each = await store.complaints
    .find({ $and: [...queueConditions(staff, 'ALL', filter), ...(found?.conditions ?? [])] }, COUNTED_FIELDS)
    .hint(found ? SUFFIXES : urgencyKeyIndex(staff, 'ALL', filter))
    .limit(COMMON)
    .lean();
  if (each.length === COMMON) return null;
  const tally = new Tally();
  for (const complaint of each) tally.add(complaint, new Date());
  return tally.cellsOf({ code: COUNTRY });
}

/** The cells of what lies both in the caller's unit and in the filter's. */
async function cellsOf(store: Store, { unit: own }: Staff, filter: ComplaintFilter): Promise<Cells> {
  const wanted = filter.unit ? { level: levelOfFilter(filter.unit), code: filter.unit } : own;
  // One statement, so that what has just been moved into the counts is not seen twice or not at all.
  const found: (Partial<QueueCountRecord> & Partial<CountDeltaRecord>)[] = await store.counts.aggregate([
    { $match: { _id: { $in: [...new Set([COUNTRY, own.code, wanted.code])] } } },
    { $project: { province: 1, district: 1, commune: 1, site: 1, at: 1, cells: 1 } },
    { $unionWith: { coll: store.countDeltas.collection.collectionName, pipeline: [{ $limit: MAX_DELTAS }] } },
  ]);
  const at = found.find(({ _id }) => String(_id) === COUNTRY)?.at ?? new Date();
  const tally = new Tally();
  for (const { from, to } of found) {
    if (from) tally.add(from, at, -1);
    if (to) tally.add(to, at);
  }
  const whole = (code: string) => {
    const stored = found.find(({ _id }) => String(_id) === code);
    const territory = (stored ?? tally.units.get(code)?.territory) as Territory | undefined;
    return { territory, cells: sum(stored?.cells ?? {}, tally.cellsOf({ code })) };
  };
  const [mine, asked] = [whole(own.code), whole(wanted.code)];
  if (asked.territory && isWithin(asked.territory, own)) return asked.cells;
  return mine.territory && isWithin(mine.territory, wanted) ? mine.cells : {};
}

function sum(one: Cells, other: Cells): Cells {
  const total = { ...one };
  for (const [cell, count] of Object.entries(other)) total[cell] = (total[cell] ?? 0) + count;
  return total;
}
