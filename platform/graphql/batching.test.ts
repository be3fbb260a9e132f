/** Lists for many keys at once: bounded each by itself. */
import { expect, test } from '@jest/globals';
import { listsOf } from './batching.ts';

const records = [...Array.from({ length: 50 }, (_, i) => ({ of: 'many', i })), { of: 'few', i: 0 }];

test('one key’s many take away nothing of another’s, and are as many as are allowed', async () => {
  const reads: [readonly string[], number][] = [];
  const find = async (keys: readonly string[], limit: number) => {
    reads.push([keys, limit]);
    return records.filter(({ of }) => keys.includes(of)).slice(0, limit);
  };
  const lists = await listsOf(10, find, ({ of }) => of)(['many', 'few', 'none']);
  expect(lists.map(({ length }) => length)).toEqual([10, 1, 0]);
  reads.length = 0;
  expect((await listsOf(100, find, ({ of }) => of)(['many', 'few'])).map(({ length }) => length)).toEqual([50, 1]);
  expect(reads).toEqual([[['many', 'few'], 200]]); // in one read
});
