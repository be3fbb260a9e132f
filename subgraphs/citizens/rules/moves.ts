/**
 * A unit sees the people of its territory for good, and decides on erasing them, so that only it moves a person: the unit
 * that they leave, or one in whose territory both homes lie.
 */
import { failure } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isWithin, type Territory } from '@so-tiem/platform/identity/territory';
import type { CitizenRecord } from '../model/citizen.ts';

type Residence = Pick<CitizenRecord, 'communeCode' | 'districtCode' | 'provinceCode'>;

export const residenceOf = ({ provinceCode: province, districtCode: district, communeCode: commune }: Residence): Territory => ({
  province,
  district,
  commune,
  site: null,
});

/** @param field of the input that says where to @throws DomainError FORBIDDEN naming it */
export function requireMove({ unit }: Pick<Staff, 'unit'>, before: Residence, after: Residence, field = 'communeCode'): void {
  if (!before.communeCode || before.communeCode === after.communeCode) return;
  if (isWithin(residenceOf(before), homeOf(unit))) return;
  throw failure('FORBIDDEN', field, 'moved by the unit that they leave, or one above both', 'MOVE_IN');
}

/** A site sees who was injected there and not who lives around it; those of its commune are its neighbours all the same. */
const homeOf = (unit: Staff['unit']): Staff['unit'] =>
  unit.level === 'SITE' ? { level: 'COMMUNE', code: unit.code.split('.')[2] ?? '' } : unit;
