/** Benchmarks ask what the pages ask, by the same names. */
import { expect, test } from '@jest/globals';
import { operationsOf } from './handler.ts';

test('every step of a handler is an operation of the pages', () => {
  expect(Object.values(operationsOf('.')).every((text) => text.includes('{'))).toBe(true);
});
