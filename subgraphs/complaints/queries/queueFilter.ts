/** Which complaints a scope of the queue, a filter and the asker's own unit leave: conditions on the collection and on its indexes. */

import { invalid } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { levelOf, type UnitLevel, withinUnit } from '@so-tiem/platform/identity/territory';
import { endOfDay, isCalendarDate, startOfDay } from '@so-tiem/platform/inputs/calendar';
import type { ComplaintKind, ComplaintScope, ComplaintStatus } from '../generated/schema.ts';

import { closedWithin, open, openAndDueBefore, openAndDueWithin, openOrClosedSince } from '../model/urgencyKey.ts';
import { requireRange } from '../rules/dateRange.ts';
import { soonUntil } from '../rules/deadline.ts';

interface Days {
  from: string;
  until: string;
}

export interface ComplaintFilter {
  kinds?: readonly ComplaintKind[] | null | undefined;
  statuses?: readonly ComplaintStatus[] | null | undefined;
  unit?: string | null | undefined;
  /** Calendar dates in Viet Nam, both included. */
  recorded?: Days | null | undefined;
  closed?: Days | null | undefined;
  /** Of what is closed: before the deadline, or after it. */
  onTime?: boolean | null | undefined;
  /** Of what was decided: what the citizen said of it. */
  satisfied?: boolean | null | undefined;
  /** Id of the account. */
  assignee?: string | null | undefined;
  text?: string | null | undefined;
}

export type Conditions = Record<string, unknown>;

/** Beside a text, these leave few of the country's complaints. */
export const isSelective = (staff: Staff, scope: ComplaintScope, { kinds, statuses, unit }: ComplaintFilter): boolean =>
  scope === 'DUE_SOON' ||
  scope === 'BREACHED' ||
  Boolean(kinds?.length || statuses?.length) ||
  !['COUNTRY', 'PROVINCE'].includes(unit ? levelOfFilter(unit) : staff.unit.level);

/** @throws DomainError naming `filter.unit` when it is no code */
export const queueConditions = (staff: Staff, scope: ComplaintScope, filter: ComplaintFilter): Conditions[] => [
  ...rangeConditions(staff, scope, filter),
  ...filterConditions(filter),
];

/** Those that the queue's index answers by itself. @throws as `queueConditions` */
export const rangeConditions = (staff: Staff, scope: ComplaintScope, { unit }: ComplaintFilter): Conditions[] => [
  ...scopeConditions(scope, staff, new Date()),
  withinUnit(staff.unit),
  ...(unit ? [withinUnit({ level: levelOfFilter(unit), code: unit })] : []),
];

function scopeConditions(scope: ComplaintScope, staff: Staff, now: Date): Conditions[] {
  switch (scope) {
    case 'MINE':
      return [{ assigneeId: staff.id }, { urgencyKey: open }];
    case 'UNASSIGNED':
      return [{ assigneeId: null }, { urgencyKey: open }];
    case 'DUE_SOON':
      return [{ urgencyKey: openAndDueWithin(now, soonUntil(now)) }];
    case 'BREACHED':
      return [{ urgencyKey: openAndDueBefore(now) }];
    case 'ALL':
      return [];
  }
}

function filterConditions(filter: ComplaintFilter): Conditions[] {
  const { kinds, statuses } = filter;
  return [
    ...(kinds?.length ? [{ kind: { $in: kinds } }] : []),
    ...(statuses?.length ? [{ status: { $in: statuses } }] : []),
    ...narrowConditions(filter),
  ];
}

/** What the kept counts do not tell apart. */
export const isNarrow = ({ recorded, closed, onTime, satisfied, assignee }: ComplaintFilter): boolean =>
  Boolean(recorded || closed || assignee) || typeof onTime === 'boolean' || typeof satisfied === 'boolean';

function narrowConditions({ recorded, closed, onTime, satisfied, assignee }: ComplaintFilter): Conditions[] {
  checkRange('recorded', recorded);
  checkRange('closed', closed);
  return [
    ...(recorded
      ? [
          { recordedAt: { $gte: startOfDay(recorded.from), $lt: endOfDay(recorded.until) } },
          { urgencyKey: openOrClosedSince(startOfDay(recorded.from)) },
        ]
      : []),
    ...(closed ? [{ urgencyKey: closedWithin(startOfDay(closed.from), endOfDay(closed.until)) }] : []),
    ...(typeof onTime === 'boolean'
      ? [{ closedAt: { $ne: null } }, { $expr: { [onTime ? '$lte' : '$gt']: ['$closedAt', '$deadline'] } }]
      : []),
    ...(typeof satisfied === 'boolean' ? [{ closedAt: { $ne: null } }, { 'rating.satisfied': satisfied }] : []),
    ...(assignee ? [{ assigneeId: assignee }] : []),
  ];
}

/**
 * The index over the order of urgencyKey. Named, because before statistics exist a planner may collect and sort the whole queue
 * instead.
 */
export const urgencyKeyIndex = (staff: Staff, scope: ComplaintScope, filter: ComplaintFilter): string =>
  isOfOne(scope, filter) ? 'assigneeId_1_urgencyKey_1' : levelIndex(staff, filter);

/** The index over one of the orders of model/sortKeys.ts; what one person has is few, and is sorted. */
export const sortKeyIndex = (staff: Staff, scope: ComplaintScope, filter: ComplaintFilter, place: string): string =>
  isOfOne(scope, filter) ? 'assigneeId_1_urgencyKey_1' : `${levelIndex(staff, filter)}_${place}`;

const isOfOne = (scope: ComplaintScope, { assignee }: ComplaintFilter): boolean => scope === 'MINE' || Boolean(assignee);

const levelIndex = ({ unit: own }: Staff, { unit }: ComplaintFilter): string =>
  `queue_${(unit ? levelOfFilter(unit) : own.level).toLowerCase()}`;

/** @throws DomainError naming `filter.unit` when it is no code */
export function levelOfFilter(unit: string): UnitLevel {
  const level = levelOf(unit);
  if (!level) throw invalid('filter.unit', 'the code of a site or of an administrative unit');
  return level;
}

/** The schema's dates are only texts of a form (docs/decisions/0005). */
function checkRange(name: string, days: Days | null | undefined): void {
  if (!days) return;
  for (const end of ['from', 'until'] as const) if (!isCalendarDate(days[end])) throw invalid(`filter.${name}.${end}`, 'not a date');
  requireRange(days, `filter.${name}.until`);
}
