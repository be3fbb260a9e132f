/** Docs that follow from something else follow it, and what they point at is there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { PERMISSIONS } from '@so-tiem/platform/authorization/permissions';
import { PAGES } from './docs.ts';
import { ALLOWED, byLicence } from './licences.ts';

test.each(Object.entries(PAGES))('%s is what `npm run docs` makes', (path, make) => {
  expect(readFileSync(path, 'utf8') === make()).toBe(true);
});

test('every package that runs in production is under a licence that we know', () => {
  const found = byLicence(JSON.parse(readFileSync('package-lock.json', 'utf8')).packages);
  expect([...found].filter(([licence]) => !Object.hasOwn(ALLOWED, licence))).toEqual([]);
});

const pages = globSync(['*.md', 'docs/**/*.md']);
const PATH =
  /`((?!SO_TIEM_DATA)(?:[\w@.-]+\/)+[\w.-]+\.(?:tsx?|mjs|graphql|json|md|yml)|(?:platform|gateway|subgraphs|admin|portal|database|services|seed|migrations|scripts|test|bench)\/[\w./-]*)`/g;
const LINK = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g;

test.each(pages)('%s names files that are there', (page) => {
  const text = readFileSync(page, 'utf8');
  const links = [...text.matchAll(LINK)].map(([, link = '']) => join(dirname(page), link));
  const paths = [...text.matchAll(PATH)].map(([, path = '']) => path);
  const missing = [...links.filter((link) => !existsSync(link)), ...paths.filter((path) => !isThere(path))];
  expect(missing).toEqual([]);
});

test('permissions that docs name are declared', () => {
  const named = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/permission: "(\w+:\w+)"/g)].map(([, permission = '']) => permission),
  );
  expect(named.filter((permission) => !Object.hasOwn(PERMISSIONS, permission))).toEqual([]);
});

const everything = globSync('**/*', { exclude: (path) => /(^|\/)(node_modules|\.data|\.git|dist)$/.test(String(path)) });
/** From the root, or, where a page is about one folder, from that. */
const isThere = (path: string): boolean => existsSync(path) || everything.some((each) => each.endsWith(`/${path.replace(/\/$/, '')}`));
