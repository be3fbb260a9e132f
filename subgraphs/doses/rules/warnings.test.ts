import { describe, expect, test } from '@jest/globals';
import { warningsOf } from './warnings.ts';

const first = { vaccineCode: 'VAXZEVRIA', injectedOn: '2021-07-01', doseNumber: 1 };
const second = { vaccineCode: 'VAXZEVRIA', injectedOn: '2021-09-01', doseNumber: 2 };
const person = { dateOfBirth: '1990-01-01', now: new Date('2022-06-01T03:00:00Z') };
const kinds = (dose: Partial<typeof first>, others = [first], who = person) =>
  warningsOf({ vaccineCode: 'VAXZEVRIA', injectedOn: '2021-09-01', doseNumber: 2, ...dose }, others, who).map(({ kind }) => kind);

test('a dose in its place says nothing', () => {
  expect(kinds({})).toEqual([]);
  expect(kinds({ doseNumber: 1, injectedOn: '2021-07-01' }, [])).toEqual([]);
});

test.each([
  ['the number is taken', { doseNumber: 1, injectedOn: '2021-08-01' }, ['SAME_NUMBER']],
  ['the same day', { injectedOn: '2021-07-01' }, ['SAME_DAY']],
  ['before the one before', { injectedOn: '2021-06-01' }, ['ORDER']],
  ['before the campaign', { injectedOn: '2021-03-07', doseNumber: 1 }, ['SAME_NUMBER', 'BEFORE_CAMPAIGN']],
  ['in the future', { injectedOn: '2022-06-02' }, ['FUTURE']],
])('%s', (_, dose, expected) => {
  expect(kinds(dose)).toEqual(expected);
});

test('before the person was born', () => {
  expect(kinds({}, [first], { ...person, dateOfBirth: '2021-10-01' })).toEqual(['BEFORE_BIRTH']);
});

describe('intervals', () => {
  test('the second dose by the course of the first', () => {
    expect(kinds({ injectedOn: '2021-07-28' })).toEqual(['TOO_EARLY']);
    expect(kinds({ injectedOn: '2021-07-29' })).toEqual([]);
    expect(kinds({ injectedOn: '2021-07-22' }, [{ ...first, vaccineCode: 'COMIRNATY' }])).toEqual([]);
  });

  test('a booster three months after the primary course, which is one dose of Janssen and three of Abdala', () => {
    const booster = (days: string, others: (typeof first)[], doseNumber = 3) => kinds({ doseNumber, injectedOn: days }, others);
    expect(booster('2021-11-29', [first, second])).toEqual(['TOO_EARLY']);
    expect(booster('2021-11-30', [first, second])).toEqual([]);
    expect(booster('2021-09-01', [{ ...first, vaccineCode: 'JANSSEN' }], 2)).toEqual(['TOO_EARLY']);
    const abdala = [first, { ...second, injectedOn: '2021-07-15' }].map((dose) => ({ ...dose, vaccineCode: 'ABDALA' }));
    expect(booster('2021-07-29', abdala)).toEqual([]);
  });
});
