/** The page in words says what the declaration says. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { PERMISSIONS } from '@so-tiem/platform/authorization/permissions';

test('docs/rights.md names every task with its roles and where it holds', () => {
  const rows = [...readFileSync('docs/rights.md', 'utf8').matchAll(/^\| `([\w:]+)` *\|[^|]*\| *([A-Z_, ]+?) *\| *([A-Z]+) *\|$/gm)];
  const told = Object.fromEntries(rows.map(([, task = '', roles = '', where = '']) => [task, { roles: roles.split(', ').sort(), where }]));
  const declared = Object.fromEntries(
    Object.entries(PERMISSIONS).map(([task, { roles, where }]) => [task, { roles: [...roles].sort(), where }]),
  );
  expect(told).toEqual(declared);
});
