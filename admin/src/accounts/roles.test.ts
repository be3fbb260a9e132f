import { expect, test } from '@jest/globals';
import { type Level, levelOf, type Role, rolesOf } from './roles.ts';

test.each<[Level, Role[]]>([
  ['COUNTRY', ['MINISTRY', 'AUDITOR', 'ADMINISTRATOR']],
  ['PROVINCE', ['HANDLER', 'CLERK', 'AUTHORITY_OFFICER', 'POLICE', 'ADMINISTRATOR']],
  ['COMMUNE', ['HANDLER', 'CLERK', 'AUTHORITY_OFFICER', 'POLICE', 'ADMINISTRATOR']],
  ['SITE', ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'ADMINISTRATOR']],
])('a unit of level %s has %j', (level, roles) => expect(rolesOf(level)).toEqual(roles));

test.each([
  ['VN', 'COUNTRY'],
  ['79', 'PROVINCE'],
  ['760', 'DISTRICT'],
  ['26740', 'COMMUNE'],
  ['79.760.26740.01', 'SITE'],
])('%s is of level %s', (code, level) => expect(levelOf(code)).toBe(level));
