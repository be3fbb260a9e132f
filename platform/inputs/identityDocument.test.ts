import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cccdContradictions, identityDocument, isWellFormed, readCccd } from './identityDocument.ts';

describe('a CCCD', () => {
  test.each([
    ['001090123456', { provinceCode: '001', gender: 'MALE', yearOfBirth: 1990 }],
    ['079185000001', { provinceCode: '079', gender: 'FEMALE', yearOfBirth: 1985 }],
    ['079205000001', { provinceCode: '079', gender: 'MALE', yearOfBirth: 2005 }],
    ['079312000001', { provinceCode: '079', gender: 'FEMALE', yearOfBirth: 2012 }],
  ])('%s says where, who and when', (number, says) => {
    expect(readCccd(number)).toEqual(says);
  });

  test('agrees with the person it was made for, and contradicts every other gender and year', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('MALE' as const, 'FEMALE' as const),
        fc.integer({ min: 1900, max: 2099 }),
        fc.integer({ min: 0, max: 999_999 }),
        (gender, year, tail) => {
          const number = `079${(Math.floor(year / 100) - 19) * 2 + (gender === 'MALE' ? 0 : 1)}${String(year % 100).padStart(2, '0')}${String(tail).padStart(6, '0')}`;
          const other = gender === 'MALE' ? 'FEMALE' : 'MALE';
          expect(cccdContradictions(number, { gender, dateOfBirth: `${year}-05-01` })).toEqual([]);
          expect(cccdContradictions(number, { gender: other, dateOfBirth: `${year + 1}-05-01` })).toEqual(['gender', 'dateOfBirth']);
        },
      ),
    );
  });
});

describe('the form of a document', () => {
  test.each([
    ['CCCD', '079185000001', true],
    ['CCCD', '79185000001', false],
    ['CMND', '123456789', true],
    ['CMND', '1234567890', false],
    ['PASSPORT', 'C1234567', true],
    ['PASSPORT', 'C12', false],
  ] as const)('%s %s: %s', (kind, number, good) => {
    expect(isWellFormed({ kind, number })).toBe(good);
  });

  test('spaces and hyphens of a typed number do not matter', () => {
    expect(identityDocument.parse({ kind: 'CCCD', number: ' 079 185-000.001 ' })).toEqual({ kind: 'CCCD', number: '079185000001' });
  });
});
