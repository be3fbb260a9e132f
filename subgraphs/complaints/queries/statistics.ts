/** What a supervisor asks: where the own unit and those below stand, and what a span of days came to. Read from kept sums. */

import { notFound } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import {
  COUNTRY,
  isSiteCode,
  isWithin,
  levelOf,
  type Territory,
  type UnitLevel,
  WHOLE_COUNTRY,
  withinUnit,
} from '@so-tiem/platform/identity/territory';
import { calendarDate } from '@so-tiem/platform/inputs/calendar';
import { z } from 'zod';
import type { QueryComplaintStatisticsArgs } from '../generated/schema.ts';
import { ComplaintKind } from '../generated/schema.ts';
import type { Cells } from '../model/counted.ts';
import type { HandlerDayRecord, UnitDayRecord } from '../model/dailyFigures.ts';
import type { NoticeRecord } from '../model/notice.ts';
import type { QueueCountRecord } from '../model/queueCount.ts';
import type { Store } from '../model/store.ts';
import { sumScopes } from '../model/tally.ts';
import { requireRange } from '../rules/dateRange.ts';
import { HOURS_TO_FINISH } from '../rules/deadline.ts';
import { type ComplaintFigures, figuresOf, sumCells } from '../rules/figures.ts';

const MAX_HANDLER_DAYS = 20_000;
const MAX_HANDLERS = 100;
const MAX_SITES_AT_RISK = 20;
const MAX_ESCALATIONS = 50;
/** Handlers are looked at one by one where they can be known. */
const WITH_HANDLERS: readonly UnitLevel[] = ['DISTRICT', 'COMMUNE', 'SITE'];

const asked = z.strictObject({ unit: z.string().nullish(), from: calendarDate, until: calendarDate });

export interface Statistics {
  code: string;
  now: OpenComplaintCounts;
  total: ComplaintFigures;
  days: { day: string; figures: ComplaintFigures }[];
  kinds: { kind: ComplaintKind; figures: ComplaintFigures }[];
  units: ComplaintFiguresOfUnitRecord[];
  handlers: { staff: { id: string; name: string }; figures: ComplaintFigures }[] | null;
  sitesAtRisk: SiteAtRiskRecord[];
  escalations: NoticeRecord[];
}

export interface ComplaintFiguresOfUnitRecord {
  code: string;
  now: OpenComplaintCounts;
  figures: ComplaintFigures;
}

export interface SiteAtRiskRecord {
  code: string;
  now: OpenComplaintCounts;
}

export interface OpenComplaintCounts {
  open: number;
  unassigned: number;
  dueSoon: number;
  breached: number;
}

/** @throws DomainError naming `unit` outside of the caller's territory, or the span of days */
export async function readStatistics(
  store: Store,
  staff: Staff,
  raw: { [Field in keyof QueryComplaintStatisticsArgs]?: unknown },
): Promise<Statistics> {
  const { unit: named, from, until } = parseInput(asked, raw);
  requireRange({ from, until }, 'until');
  const code = named ?? staff.unit.code;
  const level = levelOf(code);
  const place = level && (await territoryOf(store, staff, code));
  if (!level || !place || !isWithin(place, staff.unit)) throw notFound('unit', 'no such unit in your territory');
  const day = { $gte: from, $lte: until };
  const [days, below, counts, handlerDays, sitesAtRisk, escalations] = await Promise.all([
    store.unitDays.find({ code, day }).sort({ day: 1 }).hint('code_1_day_1').lean(),
    store.unitDays.find({ parent: code, day }).hint('parent_1_day_1').lean(),
    store.counts.find({ $or: [{ _id: code }, { parent: code }] }).lean(),
    WITH_HANDLERS.includes(level) ? handlerDaysOf(store, { level, code }, day) : null,
    sitesAtRiskBelow(store, { level, code }),
    store.notices
      .find({ hours: { $gte: HOURS_TO_FINISH }, ...withinUnit({ level, code }) })
      .sort({ at: -1 })
      .limit(MAX_ESCALATIONS)
      .hint(`warned_${level.toLowerCase()}`)
      .lean(),
  ]);
  const standing = new Map(counts.map(({ _id, cells }) => [_id, standingOf(cells)]));
  const total = sumCells(days.map(({ cells }) => cells));
  return {
    code,
    now: standing.get(code) ?? standingOf({}),
    total: figuresOf(total),
    days: days.map((each) => ({ day: each.day, figures: figuresOf(each.cells) })),
    kinds: Object.values(ComplaintKind).map((kind) => ({ kind, figures: figuresOf(total, kind) })),
    units: unitsOf(below, counts, code),
    handlers: handlerDays && handlersOf(handlerDays),
    sitesAtRisk,
    escalations,
  };
}

/** Where a unit lies; what has never had a complaint lies where its caller is, or is not told. */
async function territoryOf({ counts }: Store, { unit }: Staff, code: string): Promise<Territory | undefined> {
  const kept = code === COUNTRY ? WHOLE_COUNTRY : await counts.findById(code, { province: 1, district: 1, commune: 1, site: 1 }).lean();
  return kept ?? (code === unit.code ? { ...WHOLE_COUNTRY, ...withinUnit(unit) } : undefined);
}

export function standingOf(cells: Cells): OpenComplaintCounts {
  const { unassigned, dueSoon, breached } = sumScopes(cells, {});
  const open = Object.entries(cells).reduce((sum, [cell, count]) => (cell.startsWith('CLOSED:') ? sum : sum + count), 0);
  return { open, unassigned, dueSoon, breached };
}

function unitsOf(below: readonly UnitDayRecord[], counts: readonly QueueCountRecord[], above: string): ComplaintFiguresOfUnitRecord[] {
  const days = Map.groupBy(below, ({ code }) => code);
  const standing = new Map(counts.filter(({ parent }) => parent === above).map(({ _id, cells }) => [_id, standingOf(cells)]));
  return [...new Set([...standing.keys(), ...days.keys()])].sort().map((code) => ({
    code,
    now: standing.get(code) ?? standingOf({}),
    figures: figuresOf(sumCells((days.get(code) ?? []).map(({ cells }) => cells))),
  }));
}

const handlerDaysOf = ({ handlerDays }: Store, unit: { level: UnitLevel; code: string }, day: object): Promise<HandlerDayRecord[]> =>
  handlerDays
    .find({ ...withinUnit(unit), day })
    .limit(MAX_HANDLER_DAYS)
    .hint(`${unit.level.toLowerCase()}_1_day_1`)
    .lean();

function handlersOf(days: readonly HandlerDayRecord[]): NonNullable<Statistics['handlers']> {
  const each = [...Map.groupBy(days, ({ handlerId }) => handlerId)].map(([id, of]) => ({
    staff: { id, name: of[0]?.name ?? id },
    figures: figuresOf(sumCells(of.map(({ cells }) => cells))),
  }));
  return each.sort((a, b) => b.figures.closed - a.figures.closed).slice(0, MAX_HANDLERS);
}

/** The sites below that have the most to finish within twelve hours: those that will breach tonight. */
async function sitesAtRiskBelow({ counts }: Store, unit: { level: UnitLevel; code: string }): Promise<SiteAtRiskRecord[]> {
  const sites = await counts.find({ $and: [withinUnit(unit), { site: { $ne: null } }] }, { cells: 1 }).lean();
  return sites
    .flatMap(({ _id, cells }) => {
      const now = standingOf(cells);
      return now.dueSoon && isSiteCode(_id) ? [{ code: _id, now }] : [];
    })
    .sort((a, b) => b.now.dueSoon - a.now.dueSoon)
    .slice(0, MAX_SITES_AT_RISK);
}
