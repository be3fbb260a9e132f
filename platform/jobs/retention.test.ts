/** What is told to operators is what is done; and what went is on record. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { RETAINED_WORDS } from '../values/auditWords.ts';
import { daysOf, RETENTION } from './retention.ts';

test('docs/operations.md lists them', () => {
  const rows = [...readFileSync('docs/operations.md', 'utf8').matchAll(/^- `(\w+)`, (\d+): (.+)\.\n {2}(.+)\.$/gm)];
  const told = rows.map(([, variable, days, what, source]) => ({ variable, days: Number(days), what, source }));
  expect(told).toEqual(Object.values(RETENTION));
});

test('an operator says otherwise in days', () => {
  expect(daysOf('photos')).toBe(RETENTION.photos.days);
  process.env['KEEP_PHOTOS_DAYS'] = '30';
  expect(daysOf('photos')).toBe(30);
  process.env['KEEP_PHOTOS_DAYS'] = 'for ever';
  expect(() => daysOf('photos')).toThrow(/KEEP_PHOTOS_DAYS/);
  delete process.env['KEEP_PHOTOS_DAYS'];
});

test('every kind is taken away by a subgraph, and no other', () => {
  const taken = globSync('subgraphs/*/main.ts').flatMap((file) => {
    const [, kinds = ''] = /startRetention\(\s*{(.*?)}/s.exec(readFileSync(file, 'utf8')) ?? [];
    return [...kinds.matchAll(/(\w+): /g)].map(([, kind]) => kind);
  });
  expect(taken.sort()).toEqual(Object.keys(RETENTION).sort());
  expect(Object.keys(RETAINED_WORDS).sort()).toEqual(Object.keys(RETENTION).sort());
});
