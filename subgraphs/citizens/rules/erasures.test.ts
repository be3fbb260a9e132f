import { expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { decidingUnit, mayConfirm } from './erasures.ts';

const own = { province: '79', district: '760', commune: '26740', site: '79.760.26740.01' };
const unit = { province: '01', district: '001', commune: '00001', site: null };

test.each([
  ['who lives somewhere', { provinceCode: '01', districtCode: '001', communeCode: '00001' }, unit],
  [
    'who lives nowhere on record',
    { provinceCode: null, districtCode: null, communeCode: null },
    { ...unit, province: '79', district: null, commune: null },
  ],
])('of %s it is decided by an authority that is there', (_, residence, decides) => {
  expect(decidingUnit(residence, own)).toEqual(decides);
});

test('of whom it was not known lately where they live, the province decides', () => {
  const residence = { provinceCode: '01', districtCode: '001', communeCode: '00001' };
  expect(decidingUnit(residence, own, { hadNoHome: true })).toEqual({ province: '01', district: null, commune: null, site: null });
});

const staff = (role: Staff['role'], level: Staff['unit']['level'], code: string, id = 'second') =>
  ({ id, role, unit: { level, code } }) as Staff;

test.each<[string, Staff, boolean]>([
  ['an officer of the commune', staff('AUTHORITY_OFFICER', 'COMMUNE', '00001'), true],
  ['an officer of the province', staff('AUTHORITY_OFFICER', 'PROVINCE', '01'), true],
  ['the one who proposed it', staff('AUTHORITY_OFFICER', 'COMMUNE', '00001', 'first'), false],
  ['a handler of the commune', staff('HANDLER', 'COMMUNE', '00001'), false],
  ['the head of a site there', staff('HEAD_OF_FACILITY', 'SITE', '01.001.00001.01'), false],
  ['an officer of another province', staff('AUTHORITY_OFFICER', 'PROVINCE', '79'), false],
])('%s confirms: %s', (_, second, may) => {
  expect(mayConfirm(second, { byId: 'first', unit })).toBe(may);
});
