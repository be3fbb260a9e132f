/** `npm run docs`: the pages of docs/ that follow from the schema and the lock file. Tests compare them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { licencesPage } from './licences.ts';
import { schemaPage } from './schemaPage.ts';

const file = (path: string) => new URL(`../${path}`, import.meta.url);

export const PAGES: Readonly<Record<string, () => string>> = {
  'docs/schema/README.md': () => schemaPage(buildSchema(readFileSync(file('generated/api.graphql'), 'utf8'))),
  'docs/licences.md': () => licencesPage(JSON.parse(readFileSync(file('package-lock.json'), 'utf8')).packages),
};

if (import.meta.main) for (const [path, make] of Object.entries(PAGES)) writeFileSync(file(path), make());
