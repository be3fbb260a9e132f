/** Auto-assignment of a unit: whether it is on, which handlers are available, and how many open complaints each has. */
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { Store } from '../model/store.ts';
import { open } from '../model/urgencyKey.ts';
import type { Load } from '../rules/assignByLoad.ts';

/** More than any office has. */
const MAX_AVAILABLE = 200;
/** The most that a handler is assigned (actions/configureAutoAssignment.ts). */
const MAX_COUNTED = 100;

export interface UnitAutoAssignment {
  unit: string;
  /** Null when auto-assignment is off. */
  maxOpenPerHandler: number | null;
}

export async function readAutoAssignment({ autoAssignments }: Store, { unit }: Staff): Promise<UnitAutoAssignment> {
  const kept = await autoAssignments.findById(unit.code).lean();
  return { unit: unit.code, maxOpenPerHandler: kept?.maxOpenPerHandler ?? null };
}

const availableIn = (unit: string) => ({ unit, until: { $gt: new Date() } });

export const isAvailable = async ({ availability }: Store, unit: string, staffId: string): Promise<boolean> =>
  (await availability.exists({ _id: staffId, ...availableIn(unit) })) !== null;

/** Of all available handlers of a unit, by name. */
export async function loadsOf({ availability, complaints }: Store, unit: string): Promise<Load[]> {
  const loads = (await availability.find(availableIn(unit)).limit(MAX_AVAILABLE).lean()).map(async ({ _id: id, name }) => {
    const has = complaints.countDocuments({ assigneeId: id, urgencyKey: open }, { limit: MAX_COUNTED, hint: 'assigneeId_1_urgencyKey_1' });
    return { id, name, open: await has };
  });
  return (await Promise.all(loads)).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
