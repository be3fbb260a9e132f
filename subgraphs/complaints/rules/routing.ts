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

export function responsibleFor(place: Territory & { province: string }): Responsible {
  if (place.site) return { level: 'SITE', code: place.site };
  if (place.commune) return { level: 'COMMUNE', code: place.commune };
  if (place.district) return { level: 'DISTRICT', code: place.district };
  return { level: 'PROVINCE', code: place.province };
}
