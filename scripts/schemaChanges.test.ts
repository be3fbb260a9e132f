/** No client of the last release is surprised: a breaking change was announced, in docs/schema/breaking.json. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { breakingChanges } from './schemaChanges.ts';

const read = (path: string) => readFileSync(path, 'utf8');

test('what breaks the schema of the last release is announced, and what is announced does', async () => {
  const announced: Record<string, string> = JSON.parse(read('docs/schema/breaking.json'));
  const found = await breakingChanges(buildSchema(read('docs/schema/released.graphql')), buildSchema(read('generated/api.graphql')));
  expect(found.filter(({ path }) => !Object.hasOwn(announced, path))).toEqual([]);
  expect(Object.keys(announced).filter((path) => !found.some((change) => change.path === path))).toEqual([]);
});

const RELEASED = 'type Query { dose(id: ID!): Dose, old: String @deprecated(reason: "gone") } type Dose { id: ID!, lot: String! }';

test.each([
  ['a field that goes', 'type Query { dose(id: ID!): Dose, old: String } type Dose { id: ID! }', ['Dose.lot']],
  ['a field that may become null', 'type Query { dose(id: ID!): Dose, old: String } type Dose { id: ID!, lot: String }', ['Dose.lot']],
  [
    'an argument that is needed',
    'type Query { dose(id: ID!, at: Int!): Dose, old: String } type Dose { id: ID!, lot: String! }',
    ['Query.dose.at'],
  ],
  ['a field that was deprecated', 'type Query { dose(id: ID!): Dose } type Dose { id: ID!, lot: String! }', []],
  ['a new field', 'type Query { dose(id: ID!): Dose, old: String } type Dose { id: ID!, lot: String!, site: String }', []],
])('%s', async (_, now, paths) => {
  const found = await breakingChanges(buildSchema(RELEASED), buildSchema(now));
  expect(found.map(({ path }) => path)).toEqual(paths);
});
