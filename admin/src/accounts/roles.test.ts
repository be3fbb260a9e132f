import { expect, test } from '@jest/globals';
import { fits } from '@so-tiem/platform/roles';
import { levelOf, ROLES, rolesOf } from './roles.ts';

test('roles are offered for the units for which the subgraph takes them', () => {
  for (const level of ['COUNTRY', 'PROVINCE', 'DISTRICT', 'COMMUNE', 'SITE'] as const)
    expect([level, rolesOf(level)]).toEqual([level, ROLES.filter((role) => fits(role, level))]);
  expect(rolesOf('SITE')).toEqual(['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'ADMINISTRATOR']);
});

test.each([
  ['VN', 'COUNTRY'],
  ['79', 'PROVINCE'],
  ['760', 'DISTRICT'],
  ['26740', 'COMMUNE'],
  ['79.760.26740.01', 'SITE'],
])('%s is of level %s', (code, level) => expect(levelOf(code)).toBe(level));
