/** Whether a unit's waiting complaints are handed out, who is there to take them, and how many open ones each has. */
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { Store } from '../model/store.ts';
import { open } from '../model/urgencyKey.ts';
import type { Load } from '../rules/assignByLoad.ts';

/** More than any office has. */
const MAX_AT_WORK = 200;
/** Nobody is given more (actions/configureAutoAssignment.ts). */
const MAX_COUNTED = 100;

export interface UnitDistribution {
  unit: string;
  /** Null when nothing is handed out. */
  most: number | null;
}

export async function readDistribution({ distributions }: Store, { unit }: Staff): Promise<UnitDistribution> {
  const kept = await distributions.findById(unit.code).lean();
  return { unit: unit.code, most: kept?.most ?? null };
}

const there = (unit: string) => ({ unit, until: { $gt: new Date() } });

export const isAtWork = async ({ atWork }: Store, unit: string, staffId: string): Promise<boolean> =>
  (await atWork.exists({ _id: staffId, ...there(unit) })) !== null;

/** Of everybody who is at work in a unit; by name. */
export async function loadsOf({ atWork, complaints }: Store, unit: string): Promise<Load[]> {
  const loads = (await atWork.find(there(unit)).limit(MAX_AT_WORK).lean()).map(async ({ _id: id, name }) => {
    const has = complaints.countDocuments({ assigneeId: id, urgency: open }, { limit: MAX_COUNTED, hint: 'assigneeId_1_urgency_1' });
    return { id, name, open: await has };
  });
  return (await Promise.all(loads)).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
