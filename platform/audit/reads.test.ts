/** A look at a person is on record once: by the complaint that shows them, or by itself. */
import { expect, test } from '@jest/globals';
import { buildSchema, graphql } from 'graphql';
import { Looks, noteLooks } from './reads.ts';

const schema = buildSchema('type Query { citizen: Citizen } type Citizen { id: ID! fullName: String phone: String }');
noteLooks(schema);

async function look(fields: string, isReferred: boolean): Promise<Looks> {
  const looks = new Looks();
  const citizen = { _id: 'a', id: 'a', fullName: 'Nguyễn Thị Lan', phone: '+84901234567' };
  if (isReferred) looks.referred.add(citizen);
  const { errors } = await graphql({ schema, source: `{ citizen { ${fields} } }`, rootValue: { citizen }, contextValue: { looks } });
  expect(errors).toBeUndefined();
  return looks;
}

test.each<[string, boolean, string[], string[]]>([
  ['id fullName', false, ['citizen:a'], ['Citizen.fullName']],
  ['id fullName', true, [], []],
  ['fullName phone', true, ['citizen:a'], ['Citizen.phone']],
])('{ %s } of a person whom a complaint shows: %p', async (fields, isReferred, subjects, noted) => {
  const looks = await look(fields, isReferred);
  expect([[...looks.subjects], [...looks.fields]]).toEqual([subjects, noted]);
});
