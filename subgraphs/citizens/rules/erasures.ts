/** Who decides an erasure. */
import type { Staff } from '@so-tiem/platform/identity';
import { may } from '@so-tiem/platform/rights';
import { isWithin, type Territory } from '@so-tiem/platform/territory';
import type { ErasureRecord } from '../model/erasure.ts';

/** A second person, who answers for the unit that decides or for one above. */
export const mayConfirm = (staff: Staff, { byId, unit }: Pick<ErasureRecord, 'byId' | 'unit'>): boolean =>
  may(staff, 'citizen:erase') && byId !== staff.id && isWithin(unit, staff.unit);

/**
 * The unit whose person it is: the proposer's own for who is known there by residence or a dose; for all others, who came with their
 * papers, the commune where they live, or where no residence is on record the proposer's province.
 */
export const decidingUnit = (own: Territory, residence: Omit<Territory, 'site'>, isKnown: boolean): Territory => {
  if (isKnown) return own;
  if (residence.province) return { ...residence, site: null };
  return { province: own.province, district: null, commune: null, site: null };
};
