/** Whose doses a member of staff sees: of everybody whom they see (platform/authorization/visibility.ts), if doses are their task. */

import { can, isSystem } from '@so-tiem/platform/authorization/permissions';
import { isInjectedHere } from '@so-tiem/platform/authorization/visibility';
import { invalid } from '@so-tiem/platform/errors/errors';
import { actingStaff, type Identity, isShown } from '@so-tiem/platform/identity/identity';
import DataLoader from 'dataloader';
import type { Directory } from '../graph/directory.ts';
import type { DoseRecord } from '../model/dose.ts';
import type { Store } from '../model/store.ts';

const MAX_PEOPLE = 100;
const MAX_DOSES = 100;

export interface Asked {
  id: string;
  /** What the complaints subgraph says. */
  handledHere?: boolean | undefined;
}

/** Asks about all people of a request at once, and only about those of whom the evidence is not here. */
export const makeVisibility = (directory: Directory) => (identity: Identity) => {
  const staff = actingStaff(identity);
  const elsewhere = new DataLoader(async (ids: readonly string[]) => {
    const visible = staff ? await directory.visibleCitizens(ids, staff) : new Set<string>();
    return ids.map((id) => visible.has(id));
  });
  return async ({ id, handledHere }: Asked, doses: readonly DoseRecord[]): Promise<boolean> => {
    if (isSystem(identity)) return true;
    if (!staff || !can(staff, 'dose:read')) return false;
    if (handledHere || isShown(identity, id) || staff.unit.level === 'COUNTRY' || isInjectedHere(doses, staff)) return true;
    return await elsewhere.load(id);
  };
};

export type Visibility = ReturnType<typeof makeVisibility>;

/** Of these people those to whom a site of the member of staff's unit gave a dose that counts. For the citizens subgraph. */
export async function injectedHere({ doses }: Store, identity: Identity, citizenIds: readonly string[]): Promise<string[]> {
  if (citizenIds.length > MAX_PEOPLE) throw invalid('citizenIds', `at most ${MAX_PEOPLE}`);
  const staff = actingStaff(identity);
  if (!staff) return [];
  const found = await doses
    .find({ citizenId: { $in: citizenIds }, status: 'CURRENT' }, { citizenId: 1, siteCode: 1, status: 1 })
    .limit(MAX_DOSES * citizenIds.length)
    .lean();
  return [...new Set(found.filter((dose) => isInjectedHere([dose], staff)).map(({ citizenId }) => citizenId))];
}
