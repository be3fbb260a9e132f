/** The tree of offices: what lies below what, who is missing, who is shown to whom. */
import { expect, test } from '@jest/globals';
import type { Identity, Role } from '@so-tiem/platform/identity/identity';
import type { Unit } from '@so-tiem/platform/identity/territory';
import fc from 'fast-check';
import type { AdministrativeUnitRecord } from '../model/administrativeUnit.ts';
import type { SiteRecord } from '../model/site.ts';
import { officesOf } from './officeOf.ts';
import { below, confirmedSince, contactPath, NEVER, pathOfPlace, requiredOf, summaryOf, territoryOfPath } from './offices.ts';
import { isReachableFrom } from './reachable.ts';
import { isUnitCode } from './unitCode.ts';

const SITE = '79.760.26740.01';

test.each([
  ['COUNTRY', true, ['COMPLAINTS', 'DATA_CLEANING', 'PASSPORTS']],
  ['PROVINCE', true, ['COMPLAINTS', 'DATA_CLEANING', 'PASSPORTS']],
  ['DISTRICT', true, ['COMPLAINTS', 'DATA_CLEANING']],
  ['COMMUNE', true, []],
  ['SITE', true, ['HEAD_OF_FACILITY', 'COMPLAINTS']],
  ['SITE', false, []],
] as const)('an office of the level %s (active: %s) needs %j', (level, active, needed) => {
  expect(requiredOf(level, active)).toEqual(needed);
});

test('an office misses what none of its contacts is responsible for, and is as confirmed as the latest of them', () => {
  const [earlier, later] = [new Date('2021-11-01'), new Date('2021-11-05')];
  const contacts = [
    { responsibilities: ['COMPLAINTS'] as const, confirmedAt: earlier },
    { responsibilities: ['COMPLAINTS'] as const, confirmedAt: later },
  ];
  const office = { level: 'SITE', active: true } as const;
  expect(summaryOf(office, contacts)).toEqual({ missingResponsibilities: ['HEAD_OF_FACILITY'], confirmedAt: later, contacts: 2 });
  expect(summaryOf(office, [])).toMatchObject({ confirmedAt: NEVER, contacts: 0 });
  expect(confirmedSince(new Date('2021-11-08'))).toEqual(new Date('2021-08-10'));
});

const code = fc.stringMatching(/^[0-9]{2}$/);
const path = fc.array(code, { minLength: 1, maxLength: 4 }).map((codes) => codes.join('.'));

test('what lies below a path is what begins with it, to a whole code', () => {
  fc.assert(
    fc.property(path, path, (office, other) => {
      const { $gte, $lt } = (below('path', office) as { path: { $gte: string; $lt: string } }).path;
      expect($gte <= other && other < $lt).toBe(other === office || other.startsWith(`${office}.`));
    }),
  );
  expect(below('path', '0')).toEqual({}); // the ministry's
});

test('contacts stand by office, each office’s own before those below, and their place says which', () => {
  fc.assert(
    fc.property(path, code, fc.uuid(), fc.uuid(), (office, next, one, other) => {
      expect(contactPath(office, one) < contactPath(`${office}.${next}`, other)).toBe(true);
      expect(pathOfPlace(contactPath(office, one))).toBe(office);
    }),
  );
});

test.each([
  ['0', { province: null, district: null, commune: null, site: null }],
  ['79.760', { province: '79', district: '760', commune: null, site: null }],
  [SITE, { province: '79', district: '760', commune: '26740', site: SITE }],
])('the path %s is the territory %j', (of, territory) => {
  expect(territoryOfPath(of)).toEqual(territory);
});

const unit = (_id: string, level: string, name: string, parentCode: string | null) =>
  ({ _id, level, name, parentCode }) as AdministrativeUnitRecord;
const UNITS = [
  unit('79', 'PROVINCE', 'Thành phố Hồ Chí Minh', null),
  unit('760', 'DISTRICT', 'Quận 1', '79'),
  unit('26740', 'COMMUNE', 'Phường Bến Nghé', '760'),
];

test('every unit and site has its office, from the ministry down', () => {
  const site = { _id: SITE, name: 'Trạm Y tế Bến Nghé', commune: '26740', active: true, suffixes: [] } as unknown as SiteRecord;
  expect([...officesOf(UNITS, [site])].map(({ path: at, name, parentCode }) => [at, name, parentCode])).toEqual([
    ['0', 'Bộ Y tế', null],
    ['79', 'Sở Y tế Hồ Chí Minh', 'VN'],
    ['79.760', 'Trung tâm Y tế Quận 1', '79'],
    ['79.760.26740', 'Phường Bến Nghé', '760'],
    [SITE, 'Trạm Y tế Bến Nghé', '26740'],
  ]);
  expect(() => [...officesOf(UNITS.toReversed(), [])]).toThrow('the unit above 26740 comes after it');
});

const staff = (role: Role, level: Unit['level'], at: string): Identity => ({
  kind: 'staff',
  id: 'a',
  name: 'A',
  role,
  unit: { level, code: at },
});
const of = (at: string) => territoryOfPath(at);

test.each([
  ['a site', staff('HANDLER', 'SITE', SITE), of(SITE), true],
  ['the commune above a site', staff('HANDLER', 'SITE', SITE), of('79.760.26740'), true],
  ['the province above a site', staff('HANDLER', 'SITE', SITE), of('79'), true],
  ['the ministry', staff('HANDLER', 'SITE', SITE), of('0'), true],
  ['another site of the commune', staff('HANDLER', 'SITE', SITE), of('79.760.26740.02'), false],
  ['another province', staff('HANDLER', 'SITE', SITE), of('01'), false],
  ['a site below a province', staff('HANDLER', 'PROVINCE', '79'), of(SITE), true],
  ['a site, to somebody without an account', { kind: 'anonymous' } as const, of(SITE), false],
  ['a site, to the system', { kind: 'service', id: 's', actingFor: null } as const, of(SITE), true],
])('contacts of %s are shown: %#', (_, identity, office, shown) => {
  expect(isReachableFrom(identity, office)).toBe(shown);
});

test.each([
  ['79', true],
  ['760', true],
  ['26740', true],
  ['7', false],
  ['7900', false],
  [SITE, false],
])('%s is the code of a unit: %s', (typed, is) => {
  expect(isUnitCode(typed)).toBe(is);
});
