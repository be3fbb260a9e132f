import { expect, test } from '@jest/globals';
import { isWithin, levelOf, territoryOfSite, territoryOfUnit, type Unit } from './territory.ts';

const site = territoryOfSite('79.760.26740.01');

test.each<[Unit['level'], string, boolean]>([
  ['COUNTRY', 'VN', true],
  ['PROVINCE', '79', true],
  ['PROVINCE', '01', false],
  ['DISTRICT', '760', true],
  ['COMMUNE', '26740', true],
  ['COMMUNE', '26734', false],
  ['SITE', '79.760.26740.01', true],
  ['SITE', '79.760.26740.02', false],
])('a site of ward 26740 lies in %s %s: %s', (level, code, within) => {
  expect(isWithin(site, { level, code })).toBe(within);
});

test('what is known only down to the province is not in any of its districts', () => {
  expect(isWithin({ province: '79', district: null, commune: null, site: null }, { level: 'DISTRICT', code: '760' })).toBe(false);
});

test.each([
  ['VN', 'COUNTRY'],
  ['79', 'PROVINCE'],
  ['760', 'DISTRICT'],
  ['26740', 'COMMUNE'],
  ['79.760.26740.01', 'SITE'],
  ['1', undefined],
  ['7a', undefined],
  ['79.760', undefined],
  ['', undefined],
])('%j is the code of a %s', (code, level) => expect(levelOf(code)).toBe(level));

test('a commune lies in its district and its province', () => {
  expect(territoryOfUnit({ code: '26740', parent: { code: '760', parent: { code: '79' } } })).toEqual({
    province: '79',
    district: '760',
    commune: '26740',
    site: null,
  });
  expect(territoryOfUnit({ code: '79', parent: null })).toEqual({ province: '79', district: null, commune: null, site: null });
});
