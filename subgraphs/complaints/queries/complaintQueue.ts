/** The queue: which complaints somebody sees in a tab, most urgent first, a keyset page of one index. */
import { endOfDay, isCalendarDate, startOfDay } from '@so-tiem/platform/calendar';
import { invalid } from '@so-tiem/platform/errors';
import type { Staff } from '@so-tiem/platform/identity';
import { type PageArguments, readPage } from '@so-tiem/platform/page';
import { levelOf, type UnitLevel, withinUnit } from '@so-tiem/platform/territory';
import { planTextSearch, readFound } from '@so-tiem/platform/textSearch';
import type { ComplaintKind, ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { soonUntil } from '../rules/deadline.ts';
import type { ComplaintStatus } from '../rules/states.ts';
import { finishedWithin, open, openAndDueBefore, openAndDueWithin, openOrFinishedSince } from '../rules/urgency.ts';

export type QueueTab = 'MINE' | 'UNASSIGNED' | 'DUE_SOON' | 'BREACHED' | 'ALL';

interface Days {
  from: string;
  until: string;
}

export interface QueueFilter {
  kinds?: readonly ComplaintKind[] | null | undefined;
  statuses?: readonly ComplaintStatus[] | null | undefined;
  unit?: string | null | undefined;
  /** Calendar dates in Viet Nam, both included. */
  recorded?: Days | null | undefined;
  finished?: Days | null | undefined;
  /** Of what is finished: before the deadline, or after it. */
  onTime?: boolean | null | undefined;
  /** Id of the account. */
  assignee?: string | null | undefined;
  text?: string | null | undefined;
}

type Conditions = Record<string, unknown>;

export async function readQueue(store: Store, staff: Staff, tab: QueueTab, filter: QueueFilter, page: PageArguments) {
  const read = await queueReader(store, staff, tab, filter);
  return await readPage<ComplaintRecord>('queue', page, read, (complaint) => complaint.urgency);
}

/** Reads on from a place in the queue. */
export async function queueReader({ complaints }: Store, staff: Staff, tab: QueueTab, filter: QueueFilter) {
  const search = await planTextSearch(complaints, filter.text);
  const conditions = queueConditions(staff, tab, filter);
  const walk = indexFor(staff, tab, filter);
  const order = 'urgency';
  return async (after: string | undefined, limit: number): Promise<ComplaintRecord[]> =>
    search && tab !== 'MINE'
      ? await readFound(complaints, { search, conditions, order, walk, selective: isSelective(staff, tab, filter), after, limit })
      : await complaints
          .find({ $and: [...conditions, ...(search?.conditions ?? []), after ? { urgency: { $gt: after } } : {}] })
          .sort({ urgency: 1 })
          .limit(limit)
          .hint(walk)
          .lean();
}

/** Beside a text, these leave few of the country's complaints. */
const isSelective = (staff: Staff, tab: QueueTab, { kinds, statuses, unit }: QueueFilter): boolean =>
  tab === 'DUE_SOON' ||
  tab === 'BREACHED' ||
  Boolean(kinds?.length || statuses?.length) ||
  !['COUNTRY', 'PROVINCE'].includes(unit ? levelOfFilter(unit) : staff.unit.level);

/** @throws DomainError naming `filter.unit` when it is no code */
export const queueConditions = (staff: Staff, tab: QueueTab, filter: QueueFilter): Conditions[] => [
  ...tabConditions(tab, staff, new Date()),
  ...filterConditions(staff, filter),
  {},
];

function tabConditions(tab: QueueTab, staff: Staff, now: Date): Conditions[] {
  switch (tab) {
    case 'MINE':
      return [{ assigneeId: staff.id }, { urgency: open }];
    case 'UNASSIGNED':
      return [{ assigneeId: null }, { urgency: open }];
    case 'DUE_SOON':
      return [{ urgency: openAndDueWithin(now, soonUntil(now)) }];
    case 'BREACHED':
      return [{ urgency: openAndDueBefore(now) }];
    case 'ALL':
      return [];
  }
}

function filterConditions(staff: Staff, filter: QueueFilter): Conditions[] {
  const { kinds, statuses, unit } = filter;
  return [
    withinUnit(staff.unit),
    ...(unit ? [withinUnit({ level: levelOfFilter(unit), code: unit })] : []),
    ...(kinds?.length ? [{ kind: { $in: kinds } }] : []),
    ...(statuses?.length ? [{ status: { $in: statuses } }] : []),
    ...narrowConditions(filter),
  ];
}

/** What the kept counts do not tell apart. */
export const isNarrow = ({ recorded, finished, onTime, assignee }: QueueFilter): boolean =>
  Boolean(recorded || finished || assignee) || (onTime !== undefined && onTime !== null);

function narrowConditions({ recorded, finished, onTime, assignee }: QueueFilter): Conditions[] {
  checkDays('recorded', recorded);
  checkDays('finished', finished);
  return [
    ...(recorded
      ? [
          { recordedAt: { $gte: startOfDay(recorded.from), $lt: endOfDay(recorded.until) } },
          { urgency: openOrFinishedSince(startOfDay(recorded.from)) },
        ]
      : []),
    ...(finished ? [{ urgency: finishedWithin(startOfDay(finished.from), endOfDay(finished.until)) }] : []),
    ...(onTime === undefined || onTime === null
      ? []
      : [{ finishedAt: { $ne: null } }, { $expr: { [onTime ? '$lte' : '$gt']: ['$finishedAt', '$deadline'] } }]),
    ...(assignee ? [{ assigneeId: assignee }] : []),
  ];
}

/**
 * The index that gives the page in order. Named, because before statistics exist a planner may collect and sort the whole
 * queue instead.
 */
export function indexFor(staff: Staff, tab: QueueTab, { unit, assignee }: QueueFilter): string {
  if (tab === 'MINE' || assignee) return 'assigneeId_1_urgency_1';
  const level = unit ? levelOfFilter(unit) : staff.unit.level;
  return `queue_${level.toLowerCase()}`;
}

/** @throws DomainError naming `filter.unit` when it is no code */
export function levelOfFilter(unit: string): UnitLevel {
  const level = levelOf(unit);
  if (!level) throw invalid('filter.unit', 'the code of a site or of an administrative unit');
  return level;
}

/** The schema's dates are only texts of a form (docs/decisions/0005). */
function checkDays(name: string, days: Days | null | undefined): void {
  for (const end of ['from', 'until'] as const)
    if (days && !isCalendarDate(days[end])) throw invalid(`filter.${name}.${end}`, 'not a date');
}
