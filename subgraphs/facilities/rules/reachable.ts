/** Whose focal contacts a member of staff is shown: those of their own unit and below, and those of the offices above it. */

import { can, isSystem } from '@so-tiem/platform/authorization/permissions';
import { actingStaff, type Identity } from '@so-tiem/platform/identity/identity';
import { isWithin, type Territory, territoryOfSite } from '@so-tiem/platform/identity/territory';

/** The tree, and what offices come to: citizens and partner apps see the name of the office that has a complaint, and no more. */
export function seesOffices(identity: Identity): boolean {
  const staff = actingStaff(identity);
  return isSystem(identity) || (staff !== null && can(staff, 'contact:read'));
}

/** @param office where it lies; all levels null for the ministry */
export function isReachableFrom(identity: Identity, office: Territory): boolean {
  if (isSystem(identity)) return true;
  const staff = actingStaff(identity);
  if (!staff || !can(staff, 'contact:read')) return false;
  return isWithin(office, staff.unit) || isAbove(office, staff.unit.code);
}

/** Of a site all offices above are known by its code; of a unit the ministry is. */
function isAbove({ province, district, commune, site }: Territory, code: string): boolean {
  if (!province) return true;
  if (site) return false;
  const own = territoryOfSite(code);
  if (commune) return own.commune === commune;
  if (district) return own.district === district;
  return own.province === province;
}
