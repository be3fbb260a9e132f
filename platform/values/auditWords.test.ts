import { expect, test } from '@jest/globals';
import { subjectInWords, valueInWords } from './auditWords.ts';

test.each([
  ['2021-09-02T03:04:05.000Z', '02/09/2021'],
  ['2021-99-99T99:99Z', '2021-99-99T99:99Z'], // what a citizen wrote, and no instant
  ['Mất giấy', 'Mất giấy'],
  ['', '—'],
])('%s is told as %s', (value, told) => {
  expect(valueInWords(value)).toContain(told);
});

test.each(['unit:VN', 'app:vssid', 'job:mail:1', 'site:79.760.26734.01'])('%s says by itself which one it is', (subject) => {
  expect(subjectInWords(subject)).toContain(subject.split(/:(.*)/s)[1]);
});
