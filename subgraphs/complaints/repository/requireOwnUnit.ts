import { forbidden } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { COUNTRY, isWithin, type Territory, WHOLE_COUNTRY } from '@so-tiem/platform/identity/territory';
import type { Directory } from '../graph/directory.ts';

/** @returns where a unit lies @throws DomainError naming the field for what is none, or not the administrator's own */
export async function requireOwnUnit(directory: Directory, staff: Staff, code: string, field: string): Promise<Territory> {
  if (staff.unit.level === 'COUNTRY' && code === COUNTRY && !field.endsWith('to')) return WHOLE_COUNTRY;
  const place = await directory.territoryOf(code, field);
  if (!isWithin(place, staff.unit)) throw forbidden(`${field} is outside of ${staff.unit.code}`);
  return place;
}
