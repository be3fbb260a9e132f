import { expect, test } from '@jest/globals';
import { numbered, proposeDoses } from './mergeDoses.ts';

const dose = (id: string, doseNumber: number, injectedOn: string) => ({ id, doseNumber, injectedOn });

test('the duplicate record’s dose of the same week is the same injection; all are numbered by their day', () => {
  expect(
    proposeDoses([dose('k1', 1, '2021-07-01'), dose('k2', 2, '2022-01-05')], [dose('d1', 1, '2021-07-02'), dose('d2', 2, '2021-09-01')]),
  ).toEqual([
    { id: 'k1', doseNumber: 1, sameAs: null },
    { id: 'd1', doseNumber: null, sameAs: 'k1' },
    { id: 'd2', doseNumber: 2, sameAs: null },
    { id: 'k2', doseNumber: 3, sameAs: null },
  ]);
});

test('a record without doses leaves the duplicate one’s as they are', () => {
  expect(proposeDoses([], [dose('d1', 1, '2021-07-02')])).toEqual([{ id: 'd1', doseNumber: 1, sameAs: null }]);
});

test('numbers close up behind one that no longer counts', () => {
  const doses = [{ id: 'a', sameAs: 'b' }, { id: 'b' }, { id: 'c' }];
  expect(numbered(doses).map(({ doseNumber }) => doseNumber)).toEqual([null, 1, 2]);
});
