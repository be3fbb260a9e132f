import { expect, test } from '@jest/globals';
import { fittingRule, type RoutingRule, responsibleFor } from './routing.ts';

const place = (district: string | null, commune: string | null, site: string | null) => ({ province: '79', district, commune, site });

test.each([
  ['the site that the citizen knows', place('760', '26740', '79.760.26740.01'), true, { level: 'SITE', code: '79.760.26740.01' }],
  ['the commune health station', place('760', '26740', null), true, { level: 'COMMUNE', code: '26740' }],
  ['the district health centre', place('760', null, null), true, { level: 'DISTRICT', code: '760' }],
  ['the province, when the district has no centre', place('498', null, null), false, { level: 'PROVINCE', code: '79' }],
  ['the province, when nothing more is known', place(null, null, null), true, { level: 'PROVINCE', code: '79' }],
])('a complaint goes to %s', (_whom, known, hasCentre, responsible) => {
  expect(responsibleFor(known, hasCentre)).toEqual(responsible);
});

const rule = (name: string, change: Partial<RoutingRule>): RoutingRule => ({
  name,
  unit: '79',
  kinds: [],
  knows: [],
  to: '79',
  active: true,
  ...change,
});
const RULES = [
  rule('country', { unit: 'VN' }),
  rule('province', { kinds: ['PASSPORT'] }),
  rule('b district', { unit: '760' }),
  rule('a district', { unit: '760', knows: ['DISTRICT'] }),
  rule('off', { unit: '26740', active: false }),
  rule('elsewhere', { unit: '01' }),
];

test.each([
  ['the nearest unit’s', place('760', '26740', null), 'DOSE_MISSING', 'b district'],
  ['of one unit’s the first by name, where it fits', place('760', null, null), 'DOSE_MISSING', 'a district'],
  ['one of the kind', place('770', null, null), 'PASSPORT', 'province'],
  ['the country’s where nothing nearer fits', place('770', null, null), 'DOSE_MISSING', 'country'],
] as const)('the rule that fits is %s', (_, where, kind, name) => {
  expect(fittingRule(RULES, where, kind)?.name).toBe(name);
});

test('no rule, none that fits, none that is on', () => {
  expect(fittingRule([], place('760', null, null), 'PASSPORT')).toBeUndefined();
  expect(
    fittingRule([rule('off', { active: false }), rule('elsewhere', { unit: '01' })], place('760', null, null), 'PASSPORT'),
  ).toBeUndefined();
});
