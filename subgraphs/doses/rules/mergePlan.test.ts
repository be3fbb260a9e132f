import { expect, test } from '@jest/globals';
import type { DoseRecord } from '../model/dose.ts';
import { planMerge, type Wanted } from './mergePlan.ts';

const dose = (_id: string, citizenId: string, doseNumber: number, injectedOn: string) =>
  ({ _id, citizenId, doseNumber, injectedOn, vaccineCode: 'COMIRNATY', status: 'CURRENT' }) as DoseRecord;
/** K has doses 1 and 2; D has the same second one, a day off, and a third. */
const counting = [
  dose('k1', 'K', 1, '2021-07-01'),
  dose('k2', 'K', 2, '2021-08-01'),
  dose('d1', 'D', 1, '2021-08-02'),
  dose('d2', 'D', 2, '2022-01-05'),
];
const K1 = { id: 'k1', doseNumber: 1 };
const K2 = { id: 'k2', doseNumber: 2 };
const D1 = { id: 'd1', sameAs: 'k2' };
const D2 = { id: 'd2', doseNumber: 3 };
const plan = (doses: Wanted[]) =>
  planMerge(counting, doses, 'K', 'x').map(({ before, status, after }) => [before._id, status, after?.doseNumber ?? null]);

test('what is theirs already stays, what was recorded twice is void, the rest moves under its number', () => {
  expect(plan([K1, K2, D1, D2])).toEqual([
    ['d1', 'VOIDED', null],
    ['d2', 'MOVED', 3],
  ]);
});

test('the duplicate record’s may be the better one: the survivor one’s own is void then', () => {
  expect(plan([K1, { id: 'k2', sameAs: 'd1' }, { id: 'd1', doseNumber: 2 }, D2])).toEqual([
    ['k2', 'VOIDED', null],
    ['d1', 'MOVED', 2],
    ['d2', 'MOVED', 3],
  ]);
});

test.each<[string, Wanted[], string]>([
  ['one is missing', [K1, K2, D1], 'doses'],
  ['one is named twice', [K1, K2, D1, D1], 'doses'],
  ['one is nobody’s', [K1, K2, D1, { id: 'x', doseNumber: 3 }], 'doses'],
  ['one neither counts nor is the same as another', [K1, K2, { id: 'd1' }, D2], 'doses.2'],
  ['one counts and is the same as another', [K1, K2, { ...D1, doseNumber: 4 }, D2], 'doses.2'],
  ['two have one number', [K1, K2, D1, { id: 'd2', doseNumber: 2 }], 'doses.1'],
  ['the numbers are not in the order of the days', [K1, { id: 'k2', doseNumber: 3 }, D1, { id: 'd2', doseNumber: 2 }], 'injectedOn'],
  ['a dose of months later is not the same injection', [K1, K2, D1, { id: 'd2', sameAs: 'k2' }], 'doses.3'],
  ['the same injection as one that is void itself', [K1, K2, D1, { id: 'd2', sameAs: 'd1' }], 'doses.3'],
])('%s: refused at its place', (_, doses, field) => {
  expect(() => plan(doses)).toThrow(expect.objectContaining({ failures: [expect.objectContaining({ field: field.split('.') })] }));
});
