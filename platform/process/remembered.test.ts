import { expect, test } from '@jest/globals';
import { Remembered } from './remembered.ts';

test('what is known is not read again, what is not there is, and what was changed here too', async () => {
  const read: string[][] = [];
  const known = new Remembered(
    async (ids) => {
      read.push([...ids]);
      return ids.filter((id) => id !== 'none').map((_id) => ({ _id }));
    },
    { most: 10, forMs: 60_000 },
  );
  expect(await known.of(['a', 'none', 'b', 'a'])).toEqual([{ _id: 'a' }, null, { _id: 'b' }, { _id: 'a' }]);
  await known.of(['b', 'none']);
  known.forget('a');
  await known.of(['a', 'b']);
  expect(read).toEqual([['a', 'none', 'b'], ['none'], ['a']]);
});

test('what was changed while it was being read is read again', async () => {
  let version = 1;
  let answer = () => {};
  const known = new Remembered<{ _id: string; version: number }>(
    async ([_id = '']) => {
      const record = { _id, version };
      await new Promise<void>((done) => {
        answer = done;
      });
      return [record];
    },
    { most: 10, forMs: 60_000 },
  );
  const before = known.of(['a']);
  version = 2;
  known.forget('a');
  answer();
  expect(await before).toEqual([{ _id: 'a', version: 1 }]);
  const after = known.of(['a']);
  answer();
  expect(await after).toEqual([{ _id: 'a', version: 2 }]);
});
