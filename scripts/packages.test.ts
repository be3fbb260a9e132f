/** Every package names what its own code imports, so that it can be installed and read by itself. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const packages = globSync(
  '{platform,database,gateway,admin,portal,bench,seed,migrations,subgraphs/*,subgraphs/access/identity,services/*}/package.json',
);
const IMPORT = /^(?:import|export) (?!type )[^;]*?from '([^'.][^']*)';|^import '([^'.][^']*)';|\bimport\('([^'.][^']*)'\)/gm;
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

test.each(packages)('%s', (file) => {
  const folder = file.replace('/package.json', '');
  const { name, dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8'));
  const inner = packages.flatMap((other) =>
    other !== file && other.startsWith(`${folder}/`) ? [other.replace('package.json', '**')] : [],
  );
  const sources = globSync(`${folder}/**/*.{ts,tsx}`, {
    exclude: ['**/node_modules/**', '**/dist/**', '**/generated/**', '**/testing/**', '**/*.test.{ts,tsx}', ...inner],
  });
  const imported = sources.flatMap((source) =>
    [...readFileSync(source, 'utf8').matchAll(IMPORT)].map(([, from, bare, dynamic]) => packageOf(from ?? bare ?? dynamic ?? '')),
  );
  const named = new Set([name, ...Object.keys({ ...dependencies, ...devDependencies })]);
  expect([...new Set(imported)].filter((each) => !each.startsWith('node:') && !named.has(each)).sort()).toEqual([]);
});
