/**
 * What a member of staff sees of a person follows from evidence, and each of these is enough:
 *
 * - the person lives in the territory of their unit (`isResident`);
 * - a dose that counts was given by a site of their unit (`isInjectedHere`);
 * - a complaint of their unit is linked to the person by evidence, and is open or may be reopened (`isHandledHere`);
 * - they gave the ID and the date of birth of the person's papers within the hour, or entered the person (a grant,
 *   `citizens/model/accessGrant.ts`).
 *
 * A unit of the whole country sees everybody. What the role shows of a visible person is another question (permissions.ts). The citizens
 * subgraph gathers the evidence; another subgraph that holds sufficient evidence itself need not ask it.
 * Source: brief, "Accountability and security".
 */
import type { Staff } from '../identity/identity.ts';
import { isWithin, type Territory, territoryOfSite } from '../identity/territory.ts';

export interface Residence {
  communeCode: string | null;
  districtCode: string | null;
  provinceCode: string | null;
}

/** A site's own territory is the commune that it stands in. */
export function isResident({ communeCode, districtCode, provinceCode }: Residence, { unit }: Staff): boolean {
  if (unit.level === 'SITE') return communeCode !== null && territoryOfSite(unit.code).commune === communeCode;
  return isWithin({ province: provinceCode, district: districtCode, commune: communeCode, site: null }, unit);
}

/** A dose that was corrected away, moved or voided is evidence of nothing. */
export const isInjectedHere = (doses: readonly { siteCode: string; status: string }[], { unit }: Staff): boolean =>
  doses.some(({ siteCode, status }) => status === 'CURRENT' && isWithin(territoryOfSite(siteCode), unit));

/** How it is known that a complaint is about a record. */
export const LINK_EVIDENCE = [
  /** The claimant's ID and date of birth are those of the record. */
  'CLAIM',
  /** The handler gave the ID and the date of birth of the record, as on the attached papers. */
  'PAPERS',
  /** One member of staff proposed it, and a second one confirmed it. */
  'SECOND_PERSON',
] as const;
export type LinkEvidence = (typeof LINK_EVIDENCE)[number];

/** A complaint, as far as it is evidence. */
export interface LinkedComplaint extends Territory {
  linkEvidence: LinkEvidence | null;
  /** Until when it is worked on, or may be reopened; null for one that was withdrawn or merged. */
  openUntil: Date | null;
}

export const isHandledHere = (complaint: LinkedComplaint, { unit }: Staff, now: Date): boolean =>
  complaint.linkEvidence !== null && complaint.openUntil !== null && complaint.openUntil > now && isWithin(complaint, unit);
