/** However common the words are, a page holds what a scan would find, in the list's order, from any place on. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Connection, type Model, Schema } from 'mongoose';
import { ensureIndexes } from '../storage/indexes.ts';
import { openTestConnection } from '../testing/testConnection.ts';
import { searchText } from '../values/plainText.ts';
import { searchSuffixes } from './searchText.ts';
import { COMMON, planTextSearch, readFound } from './textSearch.ts';

interface Person {
  _id: number;
  name: string;
  place: string;
  open: boolean;
  suffixes: string[];
}

const FAMILIES = ['Nguyễn', 'Trần', 'Lê'];
const MIDDLES = ['Thị', 'Văn', 'Anh'];
const GIVEN = ['Hoà', 'Anh', 'Tâm'];
const MANY = 3 * COMMON + 300;
const people: Person[] = Array.from({ length: MANY }, (_, i) => {
  const rare = i % 1000 === 7;
  const pick = (list: string[], by: number) => list[Math.floor(i / by) % list.length] ?? '';
  // "Hoà" ends half of the names and is a middle name now and then; "Anh" is both, everywhere.
  const given = i % 2 ? 'Hoà' : pick(GIVEN, 5);
  const name = rare ? 'Đoàn Hoà Hiếm' : `${pick(FAMILIES, 3)} ${pick(MIDDLES, 7)} ${given}`;
  return {
    _id: i,
    name,
    place: `${i % 3 ? 'a' : 'b'}${String((i * 7919) % MANY).padStart(6, '0')}`,
    open: i % 3 !== 0,
    suffixes: searchSuffixes(name),
  };
});

let connection: Connection;
let stop: () => Promise<void>;
let model: Model<Person>;
beforeAll(async () => {
  ({ connection, stop } = await openTestConnection('search_test'));
  const schema = new Schema<Person>({ _id: Number, name: String, place: String, open: Boolean, suffixes: [String] }, { versionKey: false });
  schema.index({ suffixes: 1, place: 1 }, { name: 'suffixes' });
  schema.index({ place: 1 }, { name: 'place_1' });
  model = connection.model<Person>('Person', schema);
  await ensureIndexes(connection);
  for (let i = 0; i < MANY; i += 2000) await model.insertMany(people.slice(i, i + 2000), { ordered: false, lean: true });
});
afterAll(async () => {
  await stop?.();
});

const fits = (name: string, text: string) => {
  const [words, typed] = [searchText(name).split(' '), searchText(text)];
  return words.some((_, i) => words.slice(i).join(' ').startsWith(typed));
};

describe.each([
  ['hoa', 'mostly an end', [true, true]],
  ['anh', 'both an end and a middle', [true, false]],
  ['thi', 'a middle', [true, false]],
  ['nguyen thi hoa', 'a whole name, of many', [false, true]],
  ['hoa hiem', 'rare', [false, false]],
  ['ho', 'a beginning', [true, false]],
])('%s: %s', (text, _, plan) => {
  test.each([
    ['all', {}, () => true],
    ['those that are open, a range of the order', { place: { $gte: 'a', $lt: 'b' } }, ({ open }: Person) => open],
  ])('%s', async (_name, condition, kept) => {
    const search = await planTextSearch(model, text);
    if (!search) throw new Error('no search');
    expect([await search.isCommon(), search.ending !== undefined]).toEqual(plan);
    const expected = people
      .filter((person) => kept(person) && fits(person.name, text))
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .map(({ _id }) => _id);
    for (const selective of [false, true]) {
      const read = async (after: string | undefined, limit: number) =>
        await readFound(model, { search, conditions: [condition], order: 'place', walk: 'place_1', selective, after, limit });
      const first = await read(undefined, 30);
      expect(first.map(({ _id }) => _id)).toEqual(expected.slice(0, 30));
      if (expected.length <= 30) continue;
      expect((await read(first.at(-1)?.place, 30)).map(({ _id }) => _id)).toEqual(expected.slice(30, 60));
      const deep = people[expected.at(-3) ?? 0]?.place;
      expect((await read(deep, 30)).map(({ _id }) => _id)).toEqual(expected.slice(-2));
    }
  });
});

test('words that no one has one after the other are found in any order', async () => {
  const search = await planTextSearch(model, 'hiem doan');
  if (!search) throw new Error('no search');
  const found = await readFound(model, {
    search,
    conditions: [],
    order: 'place',
    walk: 'place_1',
    selective: false,
    after: undefined,
    limit: 100,
  });
  expect(found.length).toBe(people.filter(({ name }) => name.endsWith('Hiếm')).length);
});
