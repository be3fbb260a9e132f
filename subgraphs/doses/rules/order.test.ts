import { expect, test } from '@jest/globals';
import { checkOrder } from './order.ts';

const recorded = [
  { doseNumber: 1, injectedOn: '2021-07-01' },
  { doseNumber: 3, injectedOn: '2022-01-01' },
];

test.each([
  ['2021-09-01', true],
  ['2021-07-01', false],
  ['2021-06-01', false],
  ['2022-01-01', false],
])('dose 2 between dose 1 on 2021-07-01 and dose 3 on 2022-01-01: %s %s', (injectedOn, allowed) => {
  const check = () => checkOrder({ doseNumber: 2, injectedOn }, recorded);
  if (allowed) expect(check).not.toThrow();
  else expect(check).toThrow(expect.objectContaining({ failures: [expect.objectContaining({ field: ['injectedOn'] })] }));
});
