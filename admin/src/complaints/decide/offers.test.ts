/** What is offered of a complaint: by its kind, by what is on record, by who looks. */
import { expect, test } from '@jest/globals';
import { lacking, offersOf, usualOf } from './offers.ts';

type About = Parameters<typeof usualOf>[0];

const dose = (doseNumber: number) => ({ doseNumber, injectedOn: null, lotNumber: null, vaccine: null, site: null });
const about = (kind: About['kind'], claimed: number[], recorded?: number[]): About => ({
  kind,
  claimedDoses: claimed.map(dose),
  citizen: recorded ? { doses: recorded.map(dose) } : null,
});

test.each<[About['kind'], number[], number[] | undefined, string]>([
  ['DOSE_MISSING', [3], [1, 2], 'recordDose'],
  ['DOSE_MISSING', [3], undefined, 'recordDose'],
  ['DOSE_MISSING', [2], [1, 2], 'correctDose'],
  ['DOSE_MISSING', [2, 3], [1, 2], 'recordDose'],
  ['DOSE_WRONG', [1], [1], 'correctDose'],
  ['PERSON_WRONG', [], [1], 'correctCitizen'],
  ['DOSES_OF_ANOTHER', [], [1], 'moveDose'],
  ['RECORD_SPLIT', [], [1], 'mergeRecords'],
  ['PASSPORT', [], [1], 'correctCitizen'],
])('%s of dose %j with %j on record: %s', (kind, claimed, recorded, usual) => {
  expect(usualOf(about(kind, claimed, recorded))).toBe(usual);
});

test.each<[Parameters<typeof lacking>[0], number[] | undefined, string | undefined]>([
  ['recordDose', undefined, 'record'],
  ['recordDose', [], undefined],
  ['correctDose', [], 'doses'],
  ['voidDose', [1], undefined],
  ['mergeRecords', undefined, 'record'],
  ['reject', undefined, undefined],
])('%s with %j on record lacks %s', (name, recorded, lack) => {
  expect(lacking(name, about('DOSE_MISSING', [1], recorded))).toBe(lack);
});

test('each action is offered once, assigning to who may', () => {
  const { usual, beside, further } = offersOf(about('DOSE_MISSING', [3], [1]), true);
  const all = [usual, ...beside, ...further];
  expect(new Set(all).size).toBe(all.length);
  expect(all).toHaveLength(10);
  expect(offersOf(about('PASSPORT', [], [1]), false).further).not.toContain('assign');
});
