import { expect, test } from '@jest/globals';
import { everyDay, showHours, showOnTime } from './statistics.ts';

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
