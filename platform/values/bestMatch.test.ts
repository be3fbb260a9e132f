import { expect, test } from '@jest/globals';
import { bestFirst, fits, markMatch } from './bestMatch.ts';

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

test.each([
  ['Trung tâm Y tế Quận 3', 'quan 3', 'Trung tâm Y tế [Quận] [3]'],
  ['Trung tâm Y tế Quận 3', 'trung tam y te qu', '[Trung] [tâm] [Y] [tế] [Qu]ận 3'],
  ['Bệnh viện Đa khoa Đắk Lắk', 'dak', 'Bệnh viện Đa khoa [Đắk] Lắk'],
  ['Quận 30', '3', 'Quận [3]0'],
  ['Quận 1', '', 'Quận 1'],
  ['Cư M’gar', 'mgar', 'Cư [M’gar]'],
  ['(Quận 3)', 'quan', '[(Quận] 3)'],
])('in %s of %j is marked: %s', (name, typed, marked) => {
  const said = markMatch(name, typed).map(({ text, isMatch }) => (isMatch ? `[${text}]` : text));
  expect(said.join('')).toBe(marked);
});
