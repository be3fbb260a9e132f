import { expect, test } from '@jest/globals';
import { pointsOf } from './Sparkline.tsx';

test('from the left to the right, the most on top', () => {
  expect(pointsOf([0, 5, 10], 96, 24)).toBe('0.0,23.0 48.0,12.0 96.0,1.0');
});

test('what does not change is a level line', () => {
  expect(pointsOf([3, 3], 96, 24)).toBe('0.0,12.0 96.0,12.0');
});
