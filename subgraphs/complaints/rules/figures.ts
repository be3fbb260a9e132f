/**
 * What a day comes to: what was received, what was closed and how, how much of it in time, and after how many hours. Kept as sums of
 * cells, so that any span of days of any unit is a sum of few documents, however many complaints there were.
 */

import { dateInVietNam } from '@so-tiem/platform/inputs/calendar';
import type { ComplaintKind } from '../generated/schema.ts';
import type { Cells, Counted } from '../model/counted.ts';
import { HOURS_TO_FINISH } from './deadline.ts';

const HOUR_MS = 3_600_000;
/** Whatever took longer counts as this many. */
const MAX_HOURS = 240;

export interface ComplaintFigures {
  received: number;
  closed: number;
  resolved: number;
  rejected: number;
  withdrawn: number;
  merged: number;
  onTime: number;
  /** What citizens said of the decision; the rest said nothing. */
  satisfied: number;
  dissatisfied: number;
  /** From recording, or the last reopening, to the decision; null when nothing was closed. */
  medianHours: number | null;
  p90Hours: number | null;
}

/** On which days a complaint counts, and in which cells. */
export function dayCellsOf({ kind, status, recordedAt, deadline, closedAt, rating }: Counted): { day: string; cells: string[] }[] {
  const received = { day: dateInVietNam(recordedAt), cells: [`RECEIVED:${kind}`] };
  if (!closedAt) return [received];
  const began = deadline.getTime() - HOURS_TO_FINISH * HOUR_MS;
  const hours = Math.min(Math.max(Math.floor((closedAt.getTime() - began) / HOUR_MS), 0), MAX_HOURS);
  const onTime = closedAt <= deadline ? [`ON_TIME:${kind}`] : [];
  const said = rating ? [`${rating.satisfied ? 'SATISFIED' : 'DISSATISFIED'}:${kind}`] : [];
  return [received, { day: dateInVietNam(closedAt), cells: [`${status}:${kind}`, ...onTime, ...said, `HOURS:${hours}`] }];
}

/** @param kind of one kind alone, whose hours are not kept */
export function figuresOf(cells: Cells, kind?: ComplaintKind): ComplaintFigures {
  const sum = { RECEIVED: 0, RESOLVED: 0, REJECTED: 0, WITHDRAWN: 0, MERGED: 0, ON_TIME: 0, SATISFIED: 0, DISSATISFIED: 0 };
  const hours: [number, number][] = [];
  for (const [cell, count] of Object.entries(cells)) {
    const [what, of] = cell.split(':') as [keyof typeof sum | 'HOURS', string];
    if (what === 'HOURS') hours.push([Number(of), count]);
    else if (!kind || of === kind) sum[what] += count;
  }
  hours.sort(([a], [b]) => a - b);
  return {
    received: sum.RECEIVED,
    closed: sum.RESOLVED + sum.REJECTED + sum.WITHDRAWN + sum.MERGED,
    resolved: sum.RESOLVED,
    rejected: sum.REJECTED,
    withdrawn: sum.WITHDRAWN,
    merged: sum.MERGED,
    onTime: sum.ON_TIME,
    satisfied: sum.SATISFIED,
    dissatisfied: sum.DISSATISFIED,
    medianHours: kind ? null : quantile(hours, 0.5),
    p90Hours: kind ? null : quantile(hours, 0.9),
  };
}

/** Within its hour as if the cases lay evenly; exact to less than an hour. */
function quantile(hours: readonly [hour: number, count: number][], share: number): number | null {
  const all = hours.reduce((total, [, count]) => total + count, 0);
  if (all <= 0) return null;
  let before = 0;
  for (const [hour, count] of hours) {
    if (before + count >= share * all) return Math.round((hour + (share * all - before) / count) * 10) / 10;
    before += count;
  }
  return null;
}

export function sumCells(all: Iterable<Cells>): Cells {
  const total: Cells = {};
  for (const cells of all) for (const [cell, count] of Object.entries(cells)) total[cell] = (total[cell] ?? 0) + count;
  return total;
}
