import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { searchText, searchWords, wordConditions } from './searchText.ts';

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

test('words are stored once each', () => {
  expect(searchWords('Trần Văn Trân', null, 'văn')).toEqual(['tran', 'van']);
});

test('the last word may be incomplete, and no typed character becomes part of an expression', () => {
  expect(wordConditions('words', 'Nguyễn (.*)+ th')).toEqual([{ words: 'nguyen' }, { words: { $regex: '^th' } }]);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const { words } of wordConditions('words', text)) {
        const pattern = typeof words === 'string' ? words : (words as { $regex: string }).$regex.slice(1);
        expect(pattern).toMatch(/^[\p{L}\p{N}]+$/u);
      }
    }),
  );
});
