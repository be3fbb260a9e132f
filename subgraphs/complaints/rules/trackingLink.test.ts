import { beforeAll, expect, test } from '@jest/globals';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import { readTrackingToken, trackingLink } from './trackingLink.ts';

const CODE = 'PA-7K3M-9QXT';
beforeAll(useTestKeyring);
const tokenOf = (code: string) => trackingLink('https://so-tiem.example', code).replace('https://so-tiem.example/theo-doi/', '');

test('a link is read back', () => {
  expect(readTrackingToken(tokenOf(CODE))).toBe(CODE);
});

test.each([
  ['another code with its mark', () => tokenOf(CODE).replace('9QXT', '9QXV')],
  ['a mark that was altered', () => `${tokenOf(CODE).slice(0, -2)}zz`],
  ['no mark', () => CODE],
  ['nothing', () => ''],
  ['something long', () => `${'A'.repeat(5000)}.${'a'.repeat(22)}`],
])('%s is nothing', (_, token) => {
  expect(readTrackingToken(token())).toBeUndefined();
});
