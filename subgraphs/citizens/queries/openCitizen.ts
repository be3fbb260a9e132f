/** One person, or several of whom another subgraph asks whether the caller sees them. */
import { invalid } from '@so-tiem/platform/errors';
import { type Identity, staffBehind } from '@so-tiem/platform/identity';
import type { Directory } from '../graph/directory.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { grantSight, inSight } from './sight.ts';

const MOST = 100;

/** @param complaintId the complaint on which the caller is at work; they then see the person whom it is about */
export async function openCitizen(
  store: Store,
  directory: Directory,
  identity: Identity,
  citizen: CitizenRecord | null,
  complaintId: string | null | undefined,
): Promise<Set<string>> {
  if (!citizen) return new Set();
  const staff = staffBehind(identity);
  const seen = await inSight(store, identity, [citizen]);
  if (seen.size || !staff || !complaintId || !(await directory.isComplainant(citizen._id, complaintId, staff))) return seen;
  await grantSight(store, undefined, staff, [citizen._id]);
  return new Set([citizen._id]);
}

export async function peopleInSight(store: Store, identity: Identity, ids: readonly string[]): Promise<string[]> {
  if (ids.length > MOST) throw invalid('ids', `at most ${MOST}`);
  const people = await store.citizens.find({ _id: { $in: ids } }, { communeCode: 1, districtCode: 1, provinceCode: 1 }).lean();
  return [...(await inSight(store, identity, people))];
}
