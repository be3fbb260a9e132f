/**
 * Whose doses a member of staff sees: of people whose complaint they handle, whom a site of their territory injected, who live
 * there, or whom they have before them.
 */
import { type Identity, staffBehind } from '@so-tiem/platform/identity';
import { isSystem, may } from '@so-tiem/platform/rights';
import { isWithin, territoryOfSite } from '@so-tiem/platform/territory';
import DataLoader from 'dataloader';
import type { Directory } from '../graph/directory.ts';
import type { DoseRecord } from '../model/dose.ts';

export interface Asked {
  id: string;
  handledHere?: boolean | undefined;
}

/** Asks about all people of a request at once, and only about those of whom it cannot be told here. */
export const makeSight = (directory: Directory) => (identity: Identity) => {
  const staff = staffBehind(identity);
  const elsewhere = new DataLoader(async (ids: readonly string[]) => {
    const seen = staff ? await directory.peopleInSight(ids, staff) : new Set<string>();
    return ids.map((id) => seen.has(id));
  });
  return async ({ id, handledHere }: Asked, doses: readonly DoseRecord[]): Promise<boolean> => {
    if (isSystem(identity)) return true;
    if (!staff || !may(staff, 'dose:read')) return false;
    if (handledHere || doses.some(({ siteCode }) => isWithin(territoryOfSite(siteCode), staff.unit))) return true;
    return staff.unit.level === 'COUNTRY' || (await elsewhere.load(id));
  };
};

export type Sight = ReturnType<typeof makeSight>;
