import { expect, test } from '@jest/globals';
import { newTrackingCode, readTrackingCode } from './trackingCode.ts';

test('a code has no letters that look alike, and no two of many are the same', () => {
  const codes = Array.from({ length: 5000 }, () => newTrackingCode());
  for (const code of codes) expect(code).toMatch(/^PA-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(['PA-7K3M-9Q10', 'pa 7k3m 9q10', '7K3M9Q10', 'pa7k3m9qio', 'PA–7K3M–9QlO'])('%s is read as the code it stands for', (typed) => {
  expect(readTrackingCode(typed)).toBe('PA-7K3M-9Q10');
});
