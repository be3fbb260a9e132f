import { expect, test } from '@jest/globals';
import { filterOf, NO_QUESTION } from './filterOf.ts';

test('nothing asked is everything', () => {
  expect(filterOf(NO_QUESTION)).toEqual({});
});

test('days are days in Viet Nam, the last one included', () => {
  expect(filterOf({ ...NO_QUESTION, from: '2026-11-01', until: '2026-11-01' })).toEqual({
    from: '2026-10-31T17:00:00.000Z',
    until: '2026-11-01T17:00:00.000Z',
  });
  expect(filterOf({ ...NO_QUESTION, from: '2026-11' })).toEqual({});
});

test('the address of a page of the console says whom it is about', () => {
  expect(filterOf({ ...NO_QUESTION, subject: ' https://x.example/admin/citizens/7f-1/show ' })).toEqual({ subject: 'citizen:7f-1' });
  expect(filterOf({ ...NO_QUESTION, subject: 'complaint:9' })).toEqual({ subject: 'complaint:9' });
});

test.each(['0790', '079190000001', 'PA-7K3M', 'https://x.example/'])('%s names no one yet', (subject) => {
  expect(filterOf({ ...NO_QUESTION, subject })).toEqual({});
});

test('an account is named by its id, not by what is typed of a name', () => {
  expect(filterOf({ ...NO_QUESTION, actor: 'Lê Minh' })).toEqual({});
  expect(filterOf({ ...NO_QUESTION, actor: 'demo-coso' })).toEqual({ actor: 'demo-coso' });
});
