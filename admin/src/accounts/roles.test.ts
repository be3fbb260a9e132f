import { expect, test } from '@jest/globals';
import { LEVELS_OF_ROLE as KEPT } from '@so-tiem/platform/roles';
import { LEVELS_OF_ROLE, levelOf, rolesOf } from './roles.ts';

test('roles are offered for the units for which the subgraph takes them', () => {
  expect(LEVELS_OF_ROLE).toEqual(KEPT);
  expect(rolesOf('SITE')).toEqual(['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'ADMINISTRATOR']);
});

test.each([
  ['VN', 'COUNTRY'],
  ['79', 'PROVINCE'],
  ['760', 'DISTRICT'],
  ['26740', 'COMMUNE'],
  ['79.760.26740.01', 'SITE'],
])('%s is of level %s', (code, level) => expect(levelOf(code)).toBe(level));
