import { expect, test } from '@jest/globals';
import { bestFirst, fits } from './bestMatch.ts';

const UNITS = ['Quận 1', 'Phường 3, Quận 1', 'Trạm Y tế Phường 3, Quận 10', 'Trung tâm Y tế Quận 3', 'Quận 3', 'Trung tâm Y tế quận 30'];

test.each([
  ['quan 3', 'Quận 3'],
  ['quận 1', 'Quận 1'],
  ['trung tam y te quan 3', 'Trung tâm Y tế Quận 3'],
  ['', 'Quận 1'],
])('%s: %s first', (typed, first) => {
  expect(
    bestFirst(
      UNITS.map((name) => ({ name })),
      typed,
    )[0]?.name,
  ).toBe(first);
});

test.each([
  ['Quận 1', 'quan 3', false],
  ['Quận 3', 'quan 3', true],
  ['Quận Bình Thạnh', 'binh th', true],
])('%s for %s: %s', (name, typed, fitting) => {
  expect(fits(name, typed)).toBe(fitting);
});
