/**
 * How complaints are counted: each in its own unit and in all above, in a cell of how pressing it is, of what kind and
 * in which state. A tab's number, filtered or not, is the sum of some cells of one unit, however many complaints there are.
 */
import { COUNTRY, type Territory, type Unit } from '@so-tiem/platform/territory';
import type { ComplaintKind, ComplaintRecord } from '../model/complaint.ts';
import { soonUntil } from './deadline.ts';
import type { ComplaintStatus } from './states.ts';

/** What decides where a complaint is counted. */
export type Counted = Pick<ComplaintRecord, 'kind' | 'status' | 'province' | 'district' | 'commune' | 'site' | 'deadline' | 'finishedAt'>;

type Pressure = 'LATER' | 'SOON' | 'BREACHED' | 'FINISHED';
export type Cells = Record<string, number>;

export const COUNTED_FIELDS = { kind: 1, status: 1, province: 1, district: 1, commune: 1, site: 1, deadline: 1, finishedAt: 1 } as const;

export const countedOf = (complaint: Counted): Counted => ({
  kind: complaint.kind,
  status: complaint.status,
  province: complaint.province,
  district: complaint.district,
  commune: complaint.commune,
  site: complaint.site,
  deadline: complaint.deadline,
  finishedAt: complaint.finishedAt,
});

export const cellOf = ({ kind, status, deadline, finishedAt }: Counted, at: Date): string => {
  const pressure: Pressure = finishedAt ? 'FINISHED' : deadline < at ? 'BREACHED' : deadline < soonUntil(at) ? 'SOON' : 'LATER';
  return `${pressure}:${kind}:${status}`;
};

/** The units that a place lies in, from the country down, each with its own territory. */
export function unitsAround({ province, district, commune, site }: Territory): { code: string; territory: Territory }[] {
  const nowhere = { province: null, district: null, commune: null, site: null };
  const units = [
    { code: COUNTRY, territory: nowhere },
    { code: province, territory: { ...nowhere, province } },
    { code: district, territory: { ...nowhere, province, district } },
    { code: commune, territory: { ...nowhere, province, district, commune } },
    { code: site, territory: { province, district, commune, site } },
  ];
  return units.filter((unit): unit is { code: string; territory: Territory } => unit.code !== null);
}

/** Sums of changes, by unit and cell. */
export class Tally {
  readonly units = new Map<string, { territory: Territory; cells: Cells }>();

  add(counted: Counted, at: Date, times: 1 | -1 = 1): void {
    const cell = cellOf(counted, at);
    for (const { code, territory } of unitsAround(counted)) {
      const unit = this.units.get(code) ?? { territory, cells: {} };
      this.units.set(code, unit);
      unit.cells[cell] = (unit.cells[cell] ?? 0) + times;
    }
  }

  cellsOf = ({ code }: Pick<Unit, 'code'>): Cells => this.units.get(code)?.cells ?? {};
}

export interface CellFilter {
  kinds?: readonly ComplaintKind[] | null | undefined;
  statuses?: readonly ComplaintStatus[] | null | undefined;
}

/** The tabs' numbers from the cells of a unit; open and taken by nobody is what is received. */
export function sumTabs(cells: Cells, { kinds, statuses }: CellFilter) {
  const tabs = { unassigned: 0, dueSoon: 0, breached: 0, all: 0 };
  for (const [cell, count] of Object.entries(cells)) {
    const [pressure, kind, status] = cell.split(':') as [Pressure, ComplaintKind, ComplaintStatus];
    if ((kinds?.length && !kinds.includes(kind)) || (statuses?.length && !statuses.includes(status))) continue;
    tabs.all += count;
    if (status === 'RECEIVED') tabs.unassigned += count;
    if (pressure === 'SOON') tabs.dueSoon += count;
    if (pressure === 'BREACHED') tabs.breached += count;
  }
  return tabs;
}
