import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { testComplaint } from '../testing/testStore.ts';
import { dayCellsOf, figuresOf, sumCells } from './figures.ts';

const HOUR_MS = 3_600_000;
const MIDNIGHT = Date.UTC(2021, 10, 7, 17); // in Viet Nam
const SITE = '79.760.26734.01';

test('a day is a day in Viet Nam; what was decided after the deadline is not on time', () => {
  const recordedAt = new Date(MIDNIGHT - 1);
  const open = testComplaint(SITE, { recordedAt });
  expect(dayCellsOf(open)).toEqual([{ day: '2021-11-07', cells: ['RECEIVED:DOSE_MISSING'] }]);
  const onTime = testComplaint(SITE, { recordedAt, status: 'RESOLVED', closedAt: new Date(MIDNIGHT) });
  expect(dayCellsOf(onTime)[1]).toEqual({ day: '2021-11-08', cells: ['RESOLVED:DOSE_MISSING', 'ON_TIME:DOSE_MISSING', 'HOURS:0'] });
  const rating = { satisfied: false, why: 'chưa đúng', at: new Date(MIDNIGHT) };
  expect(dayCellsOf({ ...onTime, rating })[1]?.cells).toContain('DISSATISFIED:DOSE_MISSING');
  const late = testComplaint(SITE, { recordedAt, status: 'REJECTED', closedAt: new Date(MIDNIGHT + 48 * HOUR_MS) });
  expect(dayCellsOf(late)[1]).toEqual({ day: '2021-11-10', cells: ['REJECTED:DOSE_MISSING', 'HOURS:48'] });
});

test('median and 90 % are those of the sorted hours, to less than an hour', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 60 }), (taken) => {
      const cells = sumCells(
        taken.map((hours) => {
          const recordedAt = new Date(MIDNIGHT);
          const closedAt = new Date(MIDNIGHT + hours * HOUR_MS);
          const [, closed] = dayCellsOf(testComplaint(SITE, { recordedAt, status: 'RESOLVED', closedAt }));
          return Object.fromEntries((closed?.cells ?? []).map((cell) => [cell, 1]));
        }),
      );
      const sorted = taken.toSorted((a, b) => a - b);
      const exact = (share: number) => sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? 0;
      const { medianHours, p90Hours, closed, onTime } = figuresOf(cells);
      expect(Math.abs((medianHours ?? -9) - exact(0.5))).toBeLessThan(1.1);
      expect(Math.abs((p90Hours ?? -9) - exact(0.9))).toBeLessThan(1.1);
      expect([closed, onTime]).toEqual([taken.length, taken.filter((hours) => Math.round(hours * HOUR_MS) <= 48 * HOUR_MS).length]);
    }),
  );
});

test('nothing was closed: there is no median', () => {
  expect(figuresOf({ 'RECEIVED:PASSPORT': 3 })).toMatchObject({ received: 3, closed: 0, medianHours: null, p90Hours: null });
});
