import { expect, test } from '@jest/globals';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { requireMove } from './moves.ts';

const here = { provinceCode: '79', districtCode: '760', communeCode: '26740' };
const nearby = { provinceCode: '79', districtCode: '760', communeCode: '26734' };
const far = { provinceCode: '01', districtCode: '001', communeCode: '00001' };
const nowhere = { provinceCode: null, districtCode: null, communeCode: null };
const site: Staff['unit'] = { level: 'SITE', code: '79.760.26740.01' };
const district: Staff['unit'] = { level: 'DISTRICT', code: '760' };

test.each([
  ['away, by who is left', site, here, far, true],
  ['to nowhere, by who is left', site, here, nowhere, true],
  ['in, by who is moved to', site, far, here, false],
  ['between two places that are both another’s', site, nearby, far, false],
  ['to nowhere, by another', site, far, nowhere, false],
  ['within the territory of the one above both', district, nearby, here, true],
  ['not at all', site, far, far, true],
  ['from nowhere', site, nowhere, here, true],
])('a person is moved %s', (_, unit, before, after, may) => {
  const move = () => requireMove({ unit }, before, after);
  if (may) expect(move).not.toThrow();
  else expect(move).toThrow('moved by the unit that they leave');
});
