/**
 * Whoever lives in a unit's territory is seen by it for good, so that a unit cannot move somebody into its own territory by itself: the
 * unit that the person leaves does it, or one in whose territory both homes lie.
 */
import { failure } from '@so-tiem/platform/errors';
import type { Staff } from '@so-tiem/platform/identity';
import { isWithin } from '@so-tiem/platform/territory';
import type { CitizenRecord } from '../model/citizen.ts';

type Residence = Pick<CitizenRecord, 'communeCode' | 'districtCode' | 'provinceCode'>;

const placeOf = ({ provinceCode: province, districtCode: district, communeCode: commune }: Residence) => ({
  province,
  district,
  commune,
  site: null,
});

/** @throws DomainError FORBIDDEN naming `communeCode` */
export function requireMove({ unit }: Staff, before: Residence, after: Residence): void {
  if (!before.communeCode || before.communeCode === after.communeCode) return;
  const home = homeOf(unit);
  if (isWithin(placeOf(before), home) || !isWithin(placeOf(after), home)) return;
  throw failure('FORBIDDEN', 'communeCode', 'moved by the unit that they leave, or one above both', 'MOVE_IN');
}

/** A site sees who was injected there and not who lives around it; those of its commune are its neighbours all the same. */
const homeOf = (unit: Staff['unit']): Staff['unit'] =>
  unit.level === 'SITE' ? { level: 'COMMUNE', code: unit.code.split('.')[2] ?? '' } : unit;
