import { expect, test } from '@jest/globals';
import { newTrackingCode, readSearched, readTrackingCode } from './trackingCode.ts';

test('a code has no letters that look alike, and no two of many are the same', () => {
  const codes = Array.from({ length: 5000 }, () => newTrackingCode());
  for (const code of codes) expect(code).toMatch(/^PA-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(new Set(codes).size).toBe(codes.length);
});

test.each(['PA-7K3M-9Q10', 'pa 7k3m 9q10', '7K3M9Q10', 'pa7k3m9qio', 'PA–7K3M–9QlO'])('%s is read as the code it stands for', (typed) => {
  expect(readTrackingCode(typed)).toBe('PA-7K3M-9Q10');
});

test.each([
  ['pa-7k3m-9qio', 'PA-7K3M-9Q10'],
  [' PA 7K3M 9QlO ', 'PA-7K3M-9Q10'],
  ['PA-KMNP-QRST', 'PA-KMNP-QRST'],
  ['Pa Linh Phan', 'Pa Linh Phan'],
  ['PA-7K3M', 'PA-7K3M'],
  ['0912345678', '0912345678'],
])('%j in a search is %j', (typed, read) => {
  expect(readSearched(typed)).toBe(read);
});
