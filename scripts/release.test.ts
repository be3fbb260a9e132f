import { expect, test } from '@jest/globals';
import { released } from './release.ts';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- Something new.\n';

test('what is unreleased gets a number and a day', () => {
  const once = released(CHANGELOG, '0.2.0', '2026-12-01');
  expect(once).toBe('# Changelog\n\n## Unreleased\n\n## 0.2.0, 2026-12-01\n\n- Something new.\n');
  expect(() => released(once, '0.3.0', '2026-12-02')).toThrow('Nothing is unreleased.');
  expect(() => released(once, '0.2.0', '2026-12-02')).toThrow('0.2.0 is released.');
});

test.each(['', '2', 'v0.2.0'])('%p is no number of a release', (version) => {
  expect(() => released(CHANGELOG, version, '2026-12-01')).toThrow('A release has a number');
});
