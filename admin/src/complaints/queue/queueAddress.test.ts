/** The queue's address says what is shown, and is read back as it was written. */
import { expect, test } from '@jest/globals';
import { DEFAULT_VIEW, type QueueView, searchOf, viewIn } from './queueAddress.ts';

test('the usual view has a plain address', () => {
  expect(searchOf(DEFAULT_VIEW)).toBe('');
  expect(viewIn('')).toBeUndefined();
});

test.each<[string, QueueView]>([
  ['a scope', { filter: { tab: 'MINE' }, sort: DEFAULT_VIEW.sort }],
  ['conditions', { filter: { tab: 'ALL', text: 'nguyễn & con', kinds: ['PASSPORT'], onTime: false }, sort: DEFAULT_VIEW.sort }],
  ['an order', { filter: DEFAULT_VIEW.filter, sort: { field: 'kind', order: 'DESC' } }],
])('%s is read back', (_, view) => {
  expect(viewIn(searchOf(view))).toEqual(view);
});

test.each(['0912345678', '0912 345 678', '079190000001', '+84 912 345 678'])(
  '%s, a number of a person, stays out of the address',
  (text) => {
    expect(decodeURIComponent(searchOf({ filter: { tab: 'ALL', text }, sort: DEFAULT_VIEW.sort }))).not.toMatch(/\d/);
  },
);

test.each(['?filter=%7B', '?filter=[1]', '?filter=null', '?filter=3'])('of %s nothing is taken', (search) => {
  expect(viewIn(search)).toBeUndefined();
});

test('a column that is none is the usual order', () => {
  expect(viewIn('?sort=password&order=DESC')?.sort.field).toBe(DEFAULT_VIEW.sort.field);
});

test.each<[string, object]>([
  ['a condition that there is none of', { x: 1 }],
  ['days that are none', { recorded: 'x' }],
  ['a day that is none', { recorded: { from: 5 } }],
  ['a kind that there is none of', { kinds: ['WATER'] }],
  ['a text that is an object', { text: { $gt: '' } }],
  ['a scope that there is none of', { tab: 'THEIRS' }],
])('%s is left out', (_, filter) => {
  expect(viewIn(`?${new URLSearchParams({ filter: JSON.stringify(filter) })}`)?.filter).toEqual({});
});
