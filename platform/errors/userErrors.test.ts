import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { dateOfBirth } from '../inputs/calendar.ts';
import { email, optional, phone } from '../inputs/phone.ts';
import type { DomainError } from './errors.ts';
import { attempt, line, optionalLine, parseInput } from './userErrors.ts';

const schema = z.object({ name: line(10), phone, email: optional(email), note: optionalLine(5), person: z.object({ born: dateOfBirth }) });
const good = { name: 'An', phone: '0912 345 678', email: '', note: '  ', person: { born: '1990-01-31' } };
const failuresOf = (change: object) => {
  try {
    parseInput(schema, { ...good, ...change });
    return [];
  } catch (error) {
    return (error as DomainError).failures.map(({ code, field }) => `${code} ${field.join('.')}`);
  }
};

test('what people type is brought into one form', () => {
  expect(parseInput(schema, { ...good, name: '  Lê \n \0An\u202f' })).toEqual({
    name: 'Lê An',
    phone: '+84912345678',
    email: null,
    note: null,
    person: { born: '1990-01-31' },
  });
});

test.each([
  [{ name: '   ' }, ['REQUIRED name']],
  [{ name: undefined }, ['REQUIRED name']],
  [{ name: 'x'.repeat(11) }, ['TOO_LONG name']],
  [{ phone: '12' }, ['INVALID phone']],
  [{ email: 'nobody' }, ['INVALID email']],
  [{ person: { born: '2021-02-30' } }, ['INVALID person.born']],
  [{ person: { born: '2999-01-01' } }, ['INVALID person.born']],
  [{ name: '', phone: 'x', note: '123456' }, ['REQUIRED name', 'INVALID phone', 'TOO_LONG note']],
])('%j: %j', (change, failures) => {
  expect(failuresOf(change)).toEqual(failures);
});

test('a bug is not taken for a mistake of the caller', async () => {
  await expect(
    attempt(async () => {
      throw new TypeError('bug');
    }),
  ).rejects.toThrow(TypeError);
});

test('an input and its check have the same fields, or do not compile', () => {
  const check = z.strictObject({ id: z.string(), papers: z.array(z.strictObject({ number: z.string() })).nullish() });
  const declared: { id: string; papers?: { number: string }[] | null } = { id: '1', papers: [{ number: '2' }] };
  const withNote = { ...declared, note: '' };
  const withKind = { id: '1', papers: [{ number: '2', kind: '' }] };
  const withoutPapers = { id: '1' };
  expect(parseInput(check, declared)).toEqual(declared);
  // @ts-expect-error: `note` is declared and not checked
  expect(() => parseInput(check, withNote)).toThrow();
  // @ts-expect-error: `papers.kind` is declared and not checked
  expect(() => parseInput(check, withKind)).toThrow();
  // @ts-expect-error: `papers` is checked and not declared
  expect(parseInput(check, withoutPapers)).toEqual(withoutPapers);
});
