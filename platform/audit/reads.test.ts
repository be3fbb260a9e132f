/** A look at a person is on record once: by the complaint that shows them, or by itself. */
import { expect, test } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { AccessLog, logReads } from './reads.ts';

const schema = buildSchema(`
  directive @subject(kind: String!, id: [String!]!, shownWhen: String) on OBJECT
  directive @personal(shownByReferrer: Boolean! = false, also: String) on FIELD_DEFINITION
  type Query { citizen: Citizen }
  type Citizen @subject(kind: "citizen", id: ["_id", "id"]) {
    id: ID!
    fullName: String @personal(shownByReferrer: true)
    phone: String @personal
  }
`);
logReads(schema);

async function look(fields: string, isReferred: boolean): Promise<AccessLog> {
  const reads = new AccessLog();
  const citizen = { _id: 'a', id: 'a', fullName: 'Nguyễn Thị Lan', phone: '+84901234567' };
  if (isReferred) reads.referred.add(citizen);
  const { errors } = await graphql({ schema, source: `{ citizen { ${fields} } }`, rootValue: { citizen }, contextValue: { reads } });
  expect(errors).toBeUndefined();
  return reads;
}

test.each<[string, boolean, string[], string[]]>([
  ['id fullName', false, ['citizen:a'], ['Citizen.fullName']],
  ['id fullName', true, [], []],
  ['fullName phone', true, ['citizen:a'], ['Citizen.phone']],
])('{ %s } of a person whom a complaint shows: %p', async (fields, isReferred, subjects, noted) => {
  const reads = await look(fields, isReferred);
  expect([[...reads.subjects], [...reads.fields]]).toEqual([subjects, noted]);
});

test('a personal field of a type without @subject is refused', () => {
  const silent = buildSchema('directive @personal on FIELD_DEFINITION type Query { name: String @personal }');
  expect(() => logReads(silent)).toThrow('Query.name');
});
