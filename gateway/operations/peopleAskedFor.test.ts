/** How many people one operation asks for: a partner's quota counts them. */
import { expect, test } from '@jest/globals';
import { checkDocument, checkLength, peopleAskedFor } from './documentLimits.ts';
import { LIMITS } from './limits.ts';

const many = (count: number) => Array.from({ length: count }, () => ({ personalId: '1', fullName: 'a', dateOfBirth: '1990' }));
const refused = (text: string): unknown => {
  try {
    checkLength(text);
    checkDocument(text);
    return undefined;
  } catch (error) {
    return (error as { extensions: { limit: string } }).extensions.limit;
  }
};

test.each([
  ['{ doseHistory(personalId: "1", fullName: "a", dateOfBirth: "1990") { fullName } }', {}, '', 1],
  ['query ($people: [PersonIdentityInput!]!) { doseHistories(people: $people) { fullName } }', { people: many(100) }, '', 100],
  [
    'query A { vaccines { code } } query B ($people: [PersonIdentityInput!]!) { ...f } fragment f on Query { doseHistories(people: $people) { fullName } }',
    { people: many(7) },
    'B',
    7,
  ],
  ['{ doseHistories(people: [{ personalId: "1" }, { personalId: "2" }]) { fullName } }', {}, '', 2],
  ['query ($people: [PersonIdentityInput!]! = [{}, {}, {}]) { doseHistories(people: $people) { fullName } }', {}, '', 3],
  ['{ vaccines { code } }', {}, '', 0],
  ['not a document', {}, '', 0],
])('%s', (text, variables, name, people) => {
  expect(peopleAskedFor(checkDocument(text), name, variables)).toBe(people);
});

test('one operation asks for one batch, makes a few changes, and is not endless', () => {
  const batch = 'doseHistories(people: []) { fullName }';
  expect(refused(`{ a: ${batch} b: ${batch} }`)).toBe('histories');
  expect(refused(`{ a: ${batch} ...f } fragment f on Query { b: ${batch} }`)).toBe('histories');
  const file = 'fileComplaint(input: {}) { errors { code } }';
  expect(refused(`mutation { ${Array.from({ length: 6 }, (_, i) => `a${i}: ${file}`).join(' ')} }`)).toBe('mutations');
  expect(refused(`{ vaccines { code } } # ${'x'.repeat(LIMITS.characters)}`)).toBe('characters');
});
