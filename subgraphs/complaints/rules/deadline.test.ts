import { expect, test } from '@jest/globals';
import { deadlineFrom, reopenUntil, soonUntil } from './deadline.ts';

test('a complaint is to be closed 48 hours after it was recorded, over nights, week-ends and New Year', () => {
  expect(deadlineFrom(new Date('2021-12-31T17:30:00Z'))).toEqual(new Date('2022-01-02T17:30:00Z'));
});

test('due soon means within 12 hours', () => {
  expect(soonUntil(new Date('2022-01-01T00:00:00Z'))).toEqual(new Date('2022-01-01T12:00:00Z'));
});

test('a decision can be questioned for 15 days', () => {
  expect(reopenUntil(new Date('2022-02-20T08:00:00Z'))).toEqual(new Date('2022-03-07T08:00:00Z'));
});
