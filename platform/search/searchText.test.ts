import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { useTestKeyring } from '../testing/testKeyring.ts';
import { searchText } from '../values/plainText.ts';
import { numberSuffix, numberSuffixes, numbersIn, phraseCondition, searchSuffixes, wordConditions } from './searchText.ts';

useTestKeyring();

test.each([
  ['Nguyễn Thị Đào', 'nguyen thi dao'],
  ['  TRẠM  Y TẾ\tPhường 5 ', 'tram y te phuong 5'],
  ['Nguyễn', 'nguyen'], // decomposed letters, as some keyboards send them
  ['PA-7K3M-9QXT', 'pa 7k3m 9qxt'],
])('%j is searched as %j', (text, searched) => {
  expect(searchText(text)).toBe(searched);
});

test('searching what was already normalised changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(searchText(searchText(text))).toBe(searchText(text))));
});

test('suffixes are stored once each, numbers whole', () => {
  expect(searchSuffixes('Lê Thị Hồng', null, 'Hồng', '0912 345 678')).toEqual(['le thi hong', 'thi hong', 'hong', '0912345678']);
});

test.each([
  ['0912 345 678', '+84912345678'],
  ['0084912345678', '+84912345678'],
  ['+84 (0)912.345.678', '+84912345678'],
  ['0163 812 3456', '+84338123456'],
  ['028 3829 1234', '+842838291234'],
])('%j is looked for as a phone', (typed, number) => {
  const kept = numberSuffixes(number);
  expect(
    numbersIn(typed)
      .map(numberSuffix)
      .filter((suffix) => kept.includes(suffix)),
  ).not.toEqual([]);
});

test.each([
  ['CCCD 079 190-000.001', ['079190000001']],
  ['số CMND: 023456789', ['023456789']],
  ['b1234567', ['B1234567']],
  ["'079190000001", ['079190000001']], // as a spreadsheet marks a text
  ['079\u2011190\u2011000\u2011001', ['079190000001']],
  ['Hoa@YTe.example', ['hoa@yte.example']],
  ['Nguyễn Văn An 0912345678', []],
  ['Nguyễn Thị Hồng', []],
  ['Phường 5', []],
  ['Quận 12 0', []],
])('%j holds the number of a document: %j', (typed, numbers) => {
  expect(numbersIn(typed)).toEqual(numbers);
});

const finds = (suffixes: string[], ...conditions: Record<string, unknown>[]) =>
  conditions.every((condition) => suffixes.some((suffix) => new RegExp((condition['suffixes'] as { $regex: string }).$regex).test(suffix)));

test('any run of words finds, the last one incomplete; the words find in any order', () => {
  const name = fc.array(fc.constantFrom('lê', 'thị', 'hồng', 'ngân', 'đào', 'an', 'anh'), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(name, fc.nat(), fc.nat(), fc.nat(2), (words, start, length, cut) => {
      const suffixes = searchSuffixes(words.join(' '));
      const from = start % words.length;
      const run = words.slice(from, from + 1 + (length % (words.length - from)));
      expect(finds(suffixes, phraseCondition('suffixes', run.join(' ')))).toBe(true);
      const last = run.at(-1) ?? '';
      const incomplete = [...run.slice(0, -1), last.slice(0, Math.max(1, last.length - cut))].join(' ');
      expect(finds(suffixes, phraseCondition('suffixes', incomplete))).toBe(true);
      expect(finds(suffixes, ...wordConditions('suffixes', [...run].reverse().join(' ')))).toBe(true);
    }),
  );
  expect(finds(searchSuffixes('Lê Thị Hồng'), ...wordConditions('suffixes', 'thi le'))).toBe(true);
  expect(finds(searchSuffixes('Lê Thị Hồng'), ...wordConditions('suffixes', 'th le'))).toBe(false);
});

test('no typed character becomes part of an expression', () => {
  expect(phraseCondition('suffixes', 'Nguyễn (.*)+ th')).toEqual({ suffixes: { $regex: '^nguyen th' } });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const { suffixes } of [phraseCondition('suffixes', text), ...wordConditions('suffixes', text)])
        expect((suffixes as { $regex: string }).$regex).toMatch(/^\^[\p{L}\p{N} ]*(\( \|\$\))?$/u);
    }),
  );
});
