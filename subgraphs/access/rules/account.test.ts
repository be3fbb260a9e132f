/** What an account comes to, is found by, and begins with. */
import { beforeAll, expect, test } from '@jest/globals';
import { ROLES } from '@so-tiem/platform/identity/identity';
import { useTestKeyring } from '@so-tiem/platform/testing/testKeyring';
import fc from 'fast-check';
import type { AccountRecord } from '../model/account.ts';
import { accountSuffixes, username } from './accountInput.ts';
import { stateOf } from './accountState.ts';
import { activationCodeUntil, digestOfActivationCode, newActivationCode } from './activationCode.ts';
import { needsAuthenticator } from './roles.ts';

beforeAll(() => useTestKeyring());

const NOW = new Date('2021-11-08T08:00:00Z');
const until = (hours: number) => ({ digest: 'd', until: new Date(NOW.getTime() + hours * 3_600_000) });

test.each([
  ['disabled, whatever else', { disabled: true, password: 'hash', activationCode: null }, 'DISABLED'],
  ['with a password', { disabled: false, password: 'hash', activationCode: null }, 'ACTIVE'],
  ['with a password, after a code', { disabled: false, password: 'hash', activationCode: until(1) }, 'ACTIVE'],
  ['with a good code', { disabled: false, password: null, activationCode: until(1) }, 'INVITED'],
  ['with a code of this very moment', { disabled: false, password: null, activationCode: until(0) }, 'EXPIRED'],
  ['with neither', { disabled: false, password: null, activationCode: null }, 'EXPIRED'],
])('%s: %j is %s', (_, account, state) => {
  expect(stateOf(account as unknown as AccountRecord, NOW)).toBe(state);
});

test('an activation code is 80 bits, without letters that are taken for each other', () => {
  const codes = Array.from({ length: 500 }, newActivationCode);
  expect(codes.every((code) => /^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}$/.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(codes.length);
});

test('it is the same however it is typed, and no other', () => {
  const code = newActivationCode();
  fc.assert(
    fc.property(fc.array(fc.constantFrom('-', ' ', ''), { minLength: 19, maxLength: 19 }), (between) => {
      const typed = [...code.toLowerCase()].map((letter, i) => letter + between[i]).join('');
      expect(digestOfActivationCode(typed)).toBe(digestOfActivationCode(code));
    }),
  );
  expect(digestOfActivationCode(newActivationCode())).not.toBe(digestOfActivationCode(code));
});

test('it is good for three days', () => {
  expect(activationCodeUntil(NOW)).toEqual(new Date('2021-11-11T08:00:00Z'));
});

test.each([
  [' XuLy ', 'xuly'],
  ['nguyen.van-an_2', 'nguyen.van-an_2'],
  ['ab', undefined],
  ['.an', undefined],
  ['nguyễn', undefined],
  ['a'.repeat(41), undefined],
])('the user name %j is kept as %s', (typed, kept) => {
  expect(username.safeParse(typed).data).toBe(kept);
});

test('an account is found by words of its name without diacritics, and by its user name', () => {
  const suffixes = accountSuffixes({ username: 'xuly', name: 'Trần Thị Hạnh' });
  for (const begun of ['tran', 'hanh', 'xuly']) expect(suffixes.some((each) => each.startsWith(begun))).toBe(true);
});

test('those who see the country, give access or sign have an authenticator', () => {
  expect(ROLES.filter(needsAuthenticator)).toEqual(['HEAD_OF_FACILITY', 'POLICE', 'MINISTRY', 'ADMINISTRATOR']);
});
