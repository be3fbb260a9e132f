import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deadlineFrom } from './deadline.ts';
import { dueBetween, parseSchedule, USUAL_SCHEDULE } from './escalation.ts';

const HOUR = 3_600_000;
const schedule = parseSchedule(USUAL_SCHEDULE);
const at = (hours: number) => new Date(Date.UTC(2021, 10, 8) + hours * HOUR);

/** What is told of one complaint, recorded at hour 0, by a clock that looks at these hours. */
function told(looks: readonly number[]): number[] {
  const deadline = deadlineFrom(at(0));
  return looks.slice(1).flatMap((until, i) =>
    dueBetween(schedule, at(looks[i] ?? 0), at(until), deadline, at(looks.at(-1) ?? 0))
      .filter((step) => deadline > step.from && deadline <= step.until)
      .map(({ hours }) => hours),
  );
}

test('reminders at 24 and 40 hours, escalation at 48, then daily', () => {
  const everyHour = (until: number) => Array.from({ length: until + 1 }, (_, hour) => hour);
  for (const [until, hours] of [
    [23, []],
    [24, [24]],
    [39, [24]],
  ] as const)
    expect(told(everyHour(until))).toEqual(hours);
  // As time goes by; what the clock says at once is another test.
  const seen: number[] = [];
  for (let hour = 0; hour < 100; hour++) seen.push(...told([hour, hour + 1]));
  expect(seen).toEqual([24, 40, 48, 72, 96]);
});

test('however the time between is cut, each step is told once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 20_000 }), { maxLength: 40 }), (cuts) => {
      const looks = [0, ...cuts.map((cut) => cut / 100).sort((a, b) => a - b), 200];
      const seen: number[] = [];
      for (let i = 1; i < looks.length; i++) seen.push(...told([looks[i - 1] ?? 0, looks[i] ?? 0]));
      const last = [24, 40, 48, 72, 96, 120, 144, 168, 192];
      expect(new Set(seen).size).toBe(seen.length);
      expect(last).toEqual(expect.arrayContaining(seen));
      expect(seen.at(-1)).toBe(192);
    }),
  );
});

test('after a standstill only the last of what was missed is told', () => {
  expect(told([0, 41])).toEqual([40]);
  expect(told([0, 47, 100])).toEqual([96]);
});

test.each(['', '24', '24: NOBODY', 'x: HANDLER', '0: HANDLER', '48 every 0: HEAD'])('%j is no schedule', (text) => {
  expect(() => parseSchedule(text)).toThrow('HOURS [every HOURS]');
});
