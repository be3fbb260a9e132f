/** Who decides an erasure, and for how long it waits. */

import { can } from '@so-tiem/platform/authorization/permissions';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isWithin, type Territory } from '@so-tiem/platform/identity/territory';
import { DAYS_TO_REOPEN } from '@so-tiem/platform/values/erasure';
import type { CitizenRecord } from '../model/citizen.ts';
import type { ErasureRecord } from '../model/erasure.ts';
import { residenceOf } from './moves.ts';

const DAY_MS = 86_400_000;
/** Undecided by then, the person is asked again. */
const WAITS_DAYS = 30;
/** As long as a complaint may be reopened: a wrong merge has come out by then, or is taken back. */
const SETTLED_DAYS = DAYS_TO_REOPEN;

/** A second person, of the authority that decides or of one above. */
export const mayConfirm = (staff: Staff, { byId, unit }: Pick<ErasureRecord, 'byId' | 'unit'>): boolean =>
  can(staff, 'citizen:erase') && byId !== staff.id && isWithin(unit, staff.unit);

/**
 * The authority of where the person lives, wherever the proposal comes from: what brought the person to a site, a dose or a complaint, can be
 * made there. Of whom no residence is on record, or none was until lately, the authority of a province: anybody who sees them may say
 * where they live.
 */
export function decidingUnit(
  person: Pick<CitizenRecord, 'communeCode' | 'districtCode' | 'provinceCode'>,
  own: Territory,
  { hadNoHome = false } = {},
): Territory {
  const home = person.provinceCode ? residenceOf(person) : own;
  return person.provinceCode && !hadNoHome ? home : { province: home.province, district: null, commune: null, site: null };
}

/** Those that were proposed before it have lapsed. */
export const lapsedBefore = (now: Date): Date => new Date(now.getTime() - WAITS_DAYS * DAY_MS);

/** Erasures that may still be decided; in one that has lapsed nothing is to be decided, and it is in the way of nothing. */
export const waitingAt = (now: Date) => ({ status: 'WAITING' as const, at: { $gte: lapsedBefore(now) } });

/** Records that were merged since may be of another person. */
export const settledBefore = (now: Date): Date => new Date(now.getTime() - SETTLED_DAYS * DAY_MS);
