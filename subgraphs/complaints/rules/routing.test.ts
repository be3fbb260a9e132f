import { expect, test } from '@jest/globals';
import { responsibleFor } from './routing.ts';

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
