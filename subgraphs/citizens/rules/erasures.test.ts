import { expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity';
import { decidingUnit, mayConfirm } from './erasures.ts';

const site = { province: '79', district: '760', commune: '26740', site: '79.760.26740.01' };
const nowhere = { province: null, district: null, commune: null };
const elsewhere = { province: '01', district: '001', commune: '00001' };

test.each([
  ['who is known here', elsewhere, true, site],
  ['who came with their papers from elsewhere', elsewhere, false, { ...elsewhere, site: null }],
  ['who came with their papers, and lives nowhere on record', nowhere, false, { ...nowhere, province: '79', site: null }],
])('of %s it is decided by a unit that has somebody to decide it', (_, residence, isKnown, unit) => {
  expect(decidingUnit(site, residence, isKnown)).toEqual(unit);
});

const staff = (role: Staff['role'], level: Staff['unit']['level'], code: string, id = 'second') =>
  ({ id, role, unit: { level, code } }) as Staff;

test.each<[string, Staff, boolean]>([
  ['the head of the unit', staff('HEAD_OF_FACILITY', 'SITE', site.site), true],
  ['an officer of the authority above', staff('AUTHORITY_OFFICER', 'PROVINCE', '79'), true],
  ['who proposed it', staff('HEAD_OF_FACILITY', 'SITE', site.site, 'first'), false],
  ['a handler of the unit', staff('HANDLER', 'SITE', site.site), false],
  ['the head of another site', staff('HEAD_OF_FACILITY', 'SITE', '79.760.26740.02'), false],
  ['an officer of another province', staff('AUTHORITY_OFFICER', 'PROVINCE', '01'), false],
])('%s confirms: %s', (_, second, may) => {
  expect(mayConfirm(second, { byId: 'first', unit: site })).toBe(may);
});
