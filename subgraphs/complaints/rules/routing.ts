/**
 * Who has to finish a complaint, by what the citizen knows about where they were injected. Source: dispatch
 * 9458/BYT-CNTT: the site; else the commune health station, the district health centre (or the province when the
 * district has none), the province's health department. An administrator's rules come before these.
 */

import { isWithin, levelOf, type Territory, type UnitLevel } from '@so-tiem/platform/identity/territory';
import type { ComplaintKind } from '../generated/schema.ts';

export interface Responsible {
  level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE' | 'SITE';
  code: string;
}

/** Who decides a second rejection: the district above a site or a commune, the province above a district; above that none. */
export function authorityAbove({
  province,
  district,
  commune,
}: Territory & { province: string }): (Territory & { province: string }) | undefined {
  const above = { province, district: null, commune: null, site: null };
  if (commune) return { ...above, district };
  return district ? above : undefined;
}

/** @param districtHasCentre five island districts have no health centre; their complaints are the province's */
export function responsibleFor(place: Territory & { province: string }, districtHasCentre = true): Responsible {
  if (place.site) return { level: 'SITE', code: place.site };
  if (place.commune) return { level: 'COMMUNE', code: place.commune };
  if (place.district && districtHasCentre) return { level: 'DISTRICT', code: place.district };
  return { level: 'PROVINCE', code: place.province };
}

/** A decision of an administrator's: complaints of a unit, of some kinds, about which so much is known, are closed by that one. */
export interface RoutingRule {
  name: string;
  /** Code of the unit in which it holds. */
  unit: string;
  /** None for all. */
  kinds: ComplaintKind[];
  /** What the citizen knows of the place; none for all. */
  knows: Responsible['level'][];
  /** Code of the site or unit that finishes them. */
  to: string;
  active: boolean;
}

const DEPTH: Record<UnitLevel, number> = { COUNTRY: 0, PROVINCE: 1, DISTRICT: 2, COMMUNE: 3, SITE: 4 };

/** The rule of the nearest unit that fits; of one unit the one whose name comes first. */
export function fittingRule<Rule extends RoutingRule>(rules: readonly Rule[], place: Territory, kind: ComplaintKind): Rule | undefined {
  const known = knownOf(place);
  const depthOf = ({ unit }: Rule) => DEPTH[levelOf(unit) ?? 'COUNTRY'];
  return rules
    .filter(({ active, unit, kinds, knows }) => {
      const level = levelOf(unit);
      const isAsked = (!kinds.length || kinds.includes(kind)) && (!knows.length || knows.includes(known));
      return active && isAsked && level !== undefined && isWithin(place, { level, code: unit });
    })
    .sort((a, b) => depthOf(b) - depthOf(a) || a.name.localeCompare(b.name, 'vi'))[0];
}

const knownOf = ({ site, commune, district }: Territory): Responsible['level'] =>
  site ? 'SITE' : commune ? 'COMMUNE' : district ? 'DISTRICT' : 'PROVINCE';
