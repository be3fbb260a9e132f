import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DomainError } from '../errors/errors.ts';
import { decodeCursor, encodeCursor, readPage } from './page.ts';

const list = Array.from({ length: 60 }, (_, i) => String(i).padStart(3, '0'));
const read = async (after: string | undefined, limit: number) => list.filter((key) => after === undefined || key > after).slice(0, limit);
const page = (first: number | undefined, after?: string) => readPage('numbers', { first, after }, read, (key) => key);

describe('keyset pages', () => {
  test('walked from the first to the last, they give every item once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 100 }), async (size) => {
        const seen: string[] = [];
        for (let after: string | undefined, more = true; more; ) {
          const { nodes, pageInfo } = await page(size, after);
          seen.push(...nodes);
          after = pageInfo.endCursor ?? undefined;
          more = pageInfo.hasNextPage;
        }
        expect(seen).toEqual(list);
      }),
    );
  });

  test.each([0, 101, -1, 2.5])('a page of %d items is refused by name', async (first) => {
    await expect(page(first)).rejects.toMatchObject({ failures: [{ code: 'INVALID', field: ['first'] }] });
  });
});

describe('a cursor', () => {
  test('is opaque and belongs to its list', () => {
    expect(decodeCursor('numbers', encodeCursor('numbers', 'a|b'))).toBe('a|b');
    expect(() => decodeCursor('numbers', encodeCursor('letters', 'a'))).toThrow(DomainError);
  });

  test('that is none is refused, whatever it is', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(() => decodeCursor('numbers', text)).toThrow(DomainError)));
  });
});
