/** What a partner app may be registered with. */
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { hasEnded, partnerFields } from './partnerInput.ts';

const input = z.object(partnerFields);
const APP = {
  name: 'Sổ sức khỏe điện tử',
  contactEmail: 'app@example.vn',
  scopes: ['DOSES_READ'],
  anyOperation: false,
  operations: ['query History { vaccines { code } }'],
  ratePerMinute: 60,
  dailyQuota: 1000,
};
const keys = (key: object) => JSON.stringify({ keys: [key] });

test('scopes are kept as tokens have them, operations by their name', () => {
  const { scopes, operations } = input.parse(APP);
  expect({ scopes, operations }).toEqual({
    scopes: ['doses:read'],
    operations: [{ name: 'History', text: 'query History { vaccines { code } }' }],
  });
});

test.each([
  ['no scope', { scopes: [] }, 'scopes'],
  ['a scope that is none', { scopes: ['EVERYTHING'] }, 'scopes'],
  ['a mutation', { operations: ['mutation Change { signOutEverywhere { at } }'] }, 'operations'],
  ['a query without a name', { operations: ['{ vaccines { code } }'] }, 'operations'],
  ['two queries', { operations: ['query A { a } query B { b }'] }, 'operations'],
  ['what is no GraphQL', { operations: ['select *'] }, 'operations'],
  ['a rate of none', { ratePerMinute: 0 }, 'ratePerMinute'],
  ['a private key', { keys: keys({ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'secret' }) }, 'keys'],
  ['a shared secret as a key', { keys: keys({ kty: 'oct', k: 'secret' }) }, 'keys'],
  ['what is no JSON', { keys: '-----BEGIN' }, 'keys'],
])('%s is refused, naming the field', (_, change, field) => {
  const { error } = input.safeParse({ ...APP, ...change });
  expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
});

test('a blank key set is none, a public one is kept', () => {
  expect(input.parse({ ...APP, keys: '  ' }).keys).toBeNull();
  expect(input.parse({ ...APP, keys: keys({ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }) }).keys?.keys).toHaveLength(1);
});

test.each([
  [null, false],
  ['2021-11-07', true],
  ['2021-11-08', false],
])('an app until %s is over on 8 November: %s', (expiresOn, over) => {
  expect(hasEnded({ expiresOn }, '2021-11-08')).toBe(over);
});
