/**
 * Who has to finish a complaint, by what the citizen knows about where they were injected. Source: dispatch
 * 9458/BYT-CNTT: the site; else the commune health station, the district health centre (or the province when the
 * district has none), the province's health department.
 */
import type { Territory } from '@so-tiem/platform/territory';

export interface Responsible {
  level: 'PROVINCE' | 'DISTRICT' | 'COMMUNE' | 'SITE';
  code: string;
}

/** Who decides a second rejection: the district above a site or a commune, the province above a district; above that nobody. */
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
