/**
 * How complaints are counted: each in its own unit and in all above, in a cell of its urgency, kind and status. The
 * count of a scope, filtered or not, is the sum of some cells of one unit, however many complaints there are.
 */

import { COUNTRY, type Territory, type Unit, WHOLE_COUNTRY } from '@so-tiem/platform/identity/territory';
import type { ComplaintKind, ComplaintStatus } from '../generated/schema.ts';
import { soonUntil } from '../rules/deadline.ts';
import { dayCellsOf } from '../rules/figures.ts';

import type { Cells, Counted } from './counted.ts';
import type { HandlerDayRecord, UnitDayRecord } from './dailyFigures.ts';

type Urgency = 'LATER' | 'SOON' | 'BREACHED' | 'CLOSED';

export const cellOf = ({ kind, status, deadline, closedAt }: Counted, at: Date): string => {
  const urgency: Urgency = closedAt ? 'CLOSED' : deadline < at ? 'BREACHED' : deadline < soonUntil(at) ? 'SOON' : 'LATER';
  return `${urgency}:${kind}:${status}`;
};

interface CountedUnit {
  code: string;
  /** The unit above; null for the country. */
  parent: string | null;
  territory: Territory;
}

/** The units that a place lies in, from the country down, each with its own territory. */
export function unitsAround({ province, district, commune, site }: Territory): CountedUnit[] {
  const units = [
    { code: COUNTRY, parent: null, territory: WHOLE_COUNTRY },
    { code: province, parent: COUNTRY, territory: { ...WHOLE_COUNTRY, province } },
    { code: district, parent: province, territory: { ...WHOLE_COUNTRY, province, district } },
    { code: commune, parent: district, territory: { ...WHOLE_COUNTRY, province, district, commune } },
    { code: site, parent: commune, territory: { province, district, commune, site } },
  ];
  return units.filter((unit): unit is CountedUnit => unit.code !== null);
}

/** Sums of changes: by unit and cell; of days by unit, and by handler. */
export class Tally {
  readonly units = new Map<string, Omit<CountedUnit, 'code'> & { cells: Cells }>();
  readonly unitDays = new Map<string, UnitDayRecord>();
  readonly handlerDays = new Map<string, HandlerDayRecord>();

  /** Where it stands at an instant. */
  add(counted: Counted, at: Date, times: 1 | -1 = 1): void {
    const cell = cellOf(counted, at);
    for (const { code, parent, territory } of unitsAround(counted)) {
      const unit = this.units.get(code) ?? { parent, territory, cells: {} };
      this.units.set(code, unit);
      raise(unit.cells, cell, times);
    }
  }

  /** On the days on which it was received and closed. */
  addToDays(counted: Counted, times: 1 | -1 = 1): void {
    const units = unitsAround(counted);
    for (const { day, cells } of dayCellsOf(counted)) {
      for (const { code, parent } of units) {
        const _id = `${day}|${code}`;
        const record = this.unitDays.get(_id) ?? { _id, day, code, parent, cells: {} };
        this.unitDays.set(_id, record);
        for (const cell of cells) raise(record.cells, cell, times);
      }
    }
    this.#addToHandler(counted, units.at(-1), times);
  }

  #addToHandler(counted: Counted, unit: CountedUnit | undefined, times: 1 | -1): void {
    const { assigneeId, assigneeName } = counted;
    const [, closed] = dayCellsOf(counted);
    if (!closed || !assigneeId || !unit) return;
    const { day, cells } = closed;
    const _id = `${day}|${assigneeId}|${unit.code}`;
    const { province, district, commune, site } = unit.territory;
    const made = { _id, day, handlerId: assigneeId, name: assigneeName ?? assigneeId, province, district, commune, site, cells: {} };
    const record = this.handlerDays.get(_id) ?? made;
    this.handlerDays.set(_id, record);
    for (const cell of cells) raise(record.cells, cell, times);
  }

  cellsOf = ({ code }: Pick<Unit, 'code'>): Cells => this.units.get(code)?.cells ?? {};
}

function raise(cells: Cells, cell: string, by: number): void {
  cells[cell] = (cells[cell] ?? 0) + by;
}

export interface CellFilter {
  kinds?: readonly ComplaintKind[] | null | undefined;
  statuses?: readonly ComplaintStatus[] | null | undefined;
}

/** The counts of the scopes from the cells of a unit; RECEIVED is open and not claimed. */
export function sumScopes(cells: Cells, { kinds, statuses }: CellFilter) {
  const counts = { unassigned: 0, dueSoon: 0, breached: 0, all: 0 };
  for (const [cell, count] of Object.entries(cells)) {
    const [urgency, kind, status] = cell.split(':') as [Urgency, ComplaintKind, ComplaintStatus];
    if ((kinds?.length && !kinds.includes(kind)) || (statuses?.length && !statuses.includes(status))) continue;
    counts.all += count;
    if (status === 'RECEIVED') counts.unassigned += count;
    if (urgency === 'SOON') counts.dueSoon += count;
    if (urgency === 'BREACHED') counts.breached += count;
  }
  return counts;
}
