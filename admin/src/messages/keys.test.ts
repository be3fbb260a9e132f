/** Every text that the console names is there: a name without one would be shown as it is. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** Names in the first argument of `translate`, also of either branch of a condition; not those that are put together. */
const CALL = /\b(?:translate|notify)\(\s*((?:[^()`']|'[^']*'|\([^()]*\))*)/g;
const NAME = /'([a-z]\w*(?:\.\w+)+)'/gi;

const named = new Map<string, string>();
for (const file of globSync('admin/src/**/*.{ts,tsx}'))
  for (const [, first = ''] of readFileSync(file, 'utf8').matchAll(CALL))
    for (const [, name = ''] of first.split(/,(?![^(]*\))/)[0]?.matchAll(NAME) ?? []) named.set(name, file);

const textOf = (messages: object, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>((at, part) => (at && typeof at === 'object' ? (at as Record<string, unknown>)[part] : undefined), messages);

test.each(Object.entries({ vi, en }))('%s', (_, messages) => {
  expect(named.size).toBeGreaterThan(200);
  const missing = [...named].filter(([name]) => !name.startsWith('ra.') && typeof textOf(messages, name) !== 'string');
  expect(missing).toEqual([]);
});

/** The values of a tree of texts. */
const textsOf = (messages: object): string[] =>
  Object.values(messages).flatMap((value) => (typeof value === 'string' ? [value] : textsOf(value as object)));

test.each(Object.entries({ vi, en }))('%s: no text is the name of a field', (_, messages) => {
  const { ra: _ra, ...own } = messages as Record<string, object>;
  const plain = textsOf(own).map((text) => text.replace(/%\{\w+\}/g, ''));
  expect(plain.filter((text) => /\b[a-z]+[A-Z][a-z]+\b/.test(text))).toEqual([]);
});
