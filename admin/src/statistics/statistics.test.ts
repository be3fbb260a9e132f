import { expect, test } from '@jest/globals';
import { daysBefore, everyDay, showChange, showHours, showOnTime } from './statistics.ts';

test('a share is never rounded up to all of it', () => {
  expect(showOnTime({ closed: 10_000, onTime: 9999 })).toBe('99,9 %');
  expect(showOnTime({ closed: 3, onTime: 3 })).toBe('100 %');
  expect(showOnTime({ closed: 0, onTime: 0 })).toBe('—');
});

test('days without complaints are days too', () => {
  expect(everyDay({ from: '2021-11-29', until: '2021-12-01' })).toEqual(['2021-11-29', '2021-11-30', '2021-12-01']);
});

test('hours as they are written here', () => {
  expect(showHours(23.46)).toBe('23,5 giờ');
  expect(showHours(null)).toBe('—');
});

test('the span before is as long and ends the day before', () => {
  expect(daysBefore({ from: '2021-12-01', until: '2021-12-07' })).toEqual({ from: '2021-11-24', until: '2021-11-30' });
  expect(daysBefore({ from: '2021-12-01', until: '2021-12-01' })).toEqual({ from: '2021-11-30', until: '2021-11-30' });
});

test.each<[number, number, string | undefined]>([
  [112, 100, '+12 %'],
  [88, 100, '−12 %'],
  [100, 100, '±0 %'],
  [5, 0, undefined],
])('%d after %d: %s', (now, before, change) => {
  expect(showChange((_, values) => (values as { change: string }).change, now, before)).toBe(change);
});
