/** Whether a unit's waiting complaints are handed out, who is there to take them, and how many open ones each has. */
import type { Staff } from '@so-tiem/platform/identity';
import type { Store } from '../model/store.ts';
import type { Load } from '../rules/distribution.ts';
import { open } from '../rules/urgency.ts';

/** More than any office has. */
const MOST_AT_WORK = 200;
/** Nobody is given more (actions/distributeComplaints.ts). */
const MOST_COUNTED = 100;

export interface Distribution {
  unit: string;
  /** Null when nothing is handed out. */
  most: number | null;
  isAtWork: boolean;
  atWork: Load[];
}

export async function readDistribution(store: Store, { id, unit }: Staff): Promise<Distribution> {
  const kept = await store.distributions.findById(unit.code).lean();
  const atWork = await loadsOf(store, unit.code);
  return { unit: unit.code, most: kept?.most ?? null, isAtWork: atWork.some((each) => each.id === id), atWork };
}

/** Of everybody who is at work in a unit; by name. */
export async function loadsOf({ atWork, complaints }: Store, unit: string): Promise<Load[]> {
  const there = await atWork
    .find({ unit, until: { $gt: new Date() } })
    .limit(MOST_AT_WORK)
    .lean();
  const loads = there.map(async ({ _id: id, name }) => {
    const has = complaints.countDocuments({ assigneeId: id, urgency: open }, { limit: MOST_COUNTED, hint: 'assigneeId_1_urgency_1' });
    return { id, name, open: await has };
  });
  return (await Promise.all(loads)).sort((a, b) => a.name.localeCompare(b.name, 'vi'));
}
