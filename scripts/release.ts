/**
 * `npm run release -- 0.2.0`: gives what is unreleased in the changelog its number and day, and keeps the schema as that of the last
 * release. What was announced to break is then no news.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';

const UNRELEASED = '## Unreleased\n';

/** @throws Error where there is nothing to release, or the number is none */
export function released(changelog: string, version: string, day: string): string {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`A release has a number, as 0.2.0; not ${version || 'none'}.`);
  if (changelog.includes(`\n## ${version},`)) throw new Error(`${version} is released.`);
  const [, unreleased = ''] = changelog.split(UNRELEASED);
  if (!/^- /m.test(unreleased.split('\n## ')[0] ?? '')) throw new Error('Nothing is unreleased.');
  return changelog.replace(UNRELEASED, `${UNRELEASED}\n## ${version}, ${day}\n`);
}

if (import.meta.main) {
  const file = (path: string) => new URL(`../${path}`, import.meta.url);
  const version = process.argv[2] ?? '';
  const edit = (path: string, by: (text: string) => string) => writeFileSync(file(path), by(readFileSync(file(path), 'utf8')));
  edit('CHANGELOG.md', (text) => released(text, version, new Date().toISOString().slice(0, 10)));
  edit('package.json', (text) => text.replace(/"version": "[^"]*"/, `"version": "${version}"`));
  copyFileSync(file('generated/api.graphql'), file('docs/schema/released.graphql'));
  writeFileSync(file('docs/schema/breaking.json'), '{}\n');
}
