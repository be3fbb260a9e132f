/** The page in words says what the schemas declare. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { rightsPage } from '../../scripts/permissions.ts';

test('docs/rights.md is made from the schemas of today', () => {
  const page = readFileSync('docs/rights.md', 'utf8');
  expect(page).toContain('**`complaint:read`**, TERRITORY');
  expect(rightsPage(page)).toBe(page);
});
