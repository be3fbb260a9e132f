/** One reader of names, numbers, dates and phones: what people type, and what it is read as. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { identityDocument, isWellFormed } from '../inputs/identityDocument.ts';
import { normalisePhone, phone } from '../inputs/phone.ts';
import { phraseCondition, searchSuffixes } from '../search/searchText.ts';
import { isPartialDate, readTypedDate, showPartialDate } from './partialDate.ts';
import { plainLine, sameName, sameSpelling } from './plainText.ts';
import { isInsuranceNumber, isLandline, readIdentityNumber, readInsuranceNumber } from './readNumber.ts';

const TODAY = '2026-11-26';

describe('dates', () => {
  test.each([
    '05/08/1990',
    '05-08-1990',
    '05.08.1990',
    '5081990',
    '05081990',
    '1990-08-05',
    ' 05 / 08 / 1990 ',
    '5/8/1990',
    '05 08 1990',
    '5/8/90',
    '1990-08-05T00:00:00',
    '\u200b05/08/1990',
  ])('%j is the fifth of August 1990', (typed) => {
    expect(readTypedDate(typed, { today: TODAY })).toEqual({ date: '1990-08-05' });
  });

  test.each([
    ['27/11/2026', 'FUTURE'],
    ['31/02/2020', 'FORM'],
    ['29/02/2023', 'FORM'],
    ['1/1/1899', 'TOO_EARLY'],
    ['abc', 'FORM'],
    ['', 'FORM'],
    ['1945', 'FORM'],
  ])('%j says what is wrong with it: %s', (typed, problem) => {
    expect(readTypedDate(typed, { today: TODAY })).toEqual({ problem });
  });

  test.each([
    ['1945', '1945', '1945'],
    ['08/1945', '1945-08', '08/1945'],
    ['1945-08', '1945-08', '08/1945'],
    ['15/08/1945', '1945-08-15', '15/08/1945'],
  ])('%s is a date of birth as far as it is known', (typed, date, shown) => {
    expect(readTypedDate(typed, { today: TODAY, partial: true })).toEqual({ date });
    expect(showPartialDate(date)).toBe(shown);
  });

  test('every day that there is is read from every way to write it', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-26'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.constantFrom('/', '-', '.', ' '), (date, mark) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', of = ''] = iso.split('-');
        for (const typed of [[of, month, year].join(mark), [Number(of), Number(month), year].join(mark), of + month + year, iso])
          expect(readTypedDate(typed, { today: TODAY })).toEqual({ date: iso });
        expect(isPartialDate(iso) && isPartialDate(iso.slice(0, 7)) && isPartialDate(year)).toBe(true);
      }),
    );
  });
});

describe('names', () => {
  test.each([
    ['Đặng Văn Đức', 'Ðặng Văn Ðức'],
    ['Đặng', 'Ɖặng'],
    ['đặng', 'ɖặng'],
    ["H'Hen Niê", 'H’Hen Niê'],
    ["H'Hen Niê", 'HʼHen Niê'],
    ["H'Hen Niê", 'HHen Niê'],
    ["H'Hen Niê", 'H Hen Niê'],
    ['Hòa Thúy', 'HOÀ THUÝ'],
    ['Lý Mỹ Kỳ', 'Lí Mĩ Kì'],
    ['Nguyễn Quý', 'Nguyễn Quí'],
    ['Nguyễn\u00a0Thị', 'Nguyễn Thị'],
    ['Nguyễn Thị', 'Nguye\u0302\u0303n Thi\u0323'],
    ['Thử Ẩn', 'Thử\u200b Ẩn'],
  ])('%j and %j are one name', (one, other) => {
    expect([sameName(one, other), sameName(plainLine(one), other)]).toEqual([true, true]);
    // Kept in either spelling, found by the other.
    for (const [kept, typed] of [
      [one, other],
      [other, one],
    ] as const) {
      const { suffixes } = phraseCondition('suffixes', typed) as { suffixes: { $regex: string } };
      expect(searchSuffixes(kept).some((suffix) => new RegExp(suffixes.$regex).test(suffix))).toBe(true);
    }
  });

  test.each([
    ['Hòa Thúy', 'HOÀ THUÝ', true],
    ['Lý Mỹ', 'Lí Mĩ', true],
    ['Ðặng', 'Đặng', true],
    ['Nguyễn Thi', 'Nguyễn Thị', false],
    ['Nguyen Thi', 'Nguyễn Thị', false],
    ['Mai', 'May', false],
    ['Thúy', 'Thúi', false],
  ])('%j and %j are spelled alike: %s', (one, other, alike) => {
    expect(sameSpelling(one, other)).toBe(alike);
  });

  test('what was kept looks as it was typed, without what is invisible', () => {
    expect(plainLine('  Ðặng\u200b \u202eVăn\u202c  Đức\ufeff ')).toBe('Đặng Văn Đức');
  });
});

describe('phones', () => {
  test.each([
    ['0912345678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['0084912345678', '+84912345678'],
    ['+84 (0)912 345 678', '+84912345678'],
    ['+84912345678', '+84912345678'],
    ['0912.345.678', '+84912345678'],
    ['\u202a0912345678\u202c', '+84912345678'],
    ['０９１２３４５６７８', '+84912345678'],
    ['028 3829 1234', '+842838291234'],
    ['(028) 3829-1234', '+842838291234'],
    ['01631234567', '+84331234567'],
    ['0120 123 4567', '+84701234567'],
    ['+84 168 1234567', '+84381234567'],
    ['+1 415 555 2671', '+14155552671'],
  ])('%s is %s', (typed, number) => {
    expect(normalisePhone(typed)).toBe(number);
  });

  test.each(['123', '09123', 'abc', '', '0912345678 - 0987654321', '01689123'])('%j is none', (typed) => {
    expect(normalisePhone(typed)).toBeUndefined();
  });

  test.each([
    ['+842838291234', true],
    ['028 3829 1234', true],
    ['(024) 3-946.1234', true],
    ['+84 (0)28 3829 1234', true],
    ['+84912345678', false],
    ['0912 345 678', false],
    ['0263', false],
    ['+12125552671', false],
  ])('%j is a landline: %s', (typed, landline) => {
    expect(isLandline(typed)).toBe(landline);
  });

  test('two in one field say so', () => {
    expect(phone.safeParse('0912345678 - 0987654321').error?.issues[0]).toMatchObject({ params: { reason: 'SEVERAL_NUMBERS' } });
  });
});

describe('numbers of documents', () => {
  test.each([
    ['CCCD 079 190-000.001', '079190000001'],
    ['Số CCCD: 079190000001', '079190000001'],
    ['CMND số 123456789', '123456789'],
    ['căn cước 079190000001', '079190000001'],
    ['079190000001\u200b', '079190000001'],
    ['c1234567', 'C1234567'],
    ['０７９１９０００００１１', '079190000011'],
  ])('%j is read as %s', (typed, number) => {
    expect(readIdentityNumber(typed)).toBe(number);
  });

  test.each([
    ['gd 4 79 1234567890', true],
    ['GD4791234567890', true],
    ['7912345678', true],
    ['79123', false],
  ])('%j is a number of an insurance card: %s', (typed, good) => {
    expect(isInsuranceNumber(readInsuranceNumber(typed))).toBe(good);
  });

  test('a CMND of twelve digits is one', () => {
    expect(isWellFormed({ kind: 'CMND', number: '024093001234' })).toBe(true);
    expect(identityDocument.parse({ kind: 'CMND', number: '024093001234' })).toEqual({ kind: 'CMND', number: '024093001234' });
  });
});
