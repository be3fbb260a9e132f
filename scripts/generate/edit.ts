/** Adds lines to files of the repository at places that are known by what stands there. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What cannot be made, as a sentence for who asked for it. */
export class CannotGenerate extends Error {}

/** `vaccineStocks`: what files, types and fields are named after. */
export interface Names {
  /** `vaccineStocks` */
  plural: string;
  /** `vaccineStock` */
  singular: string;
  /** `VaccineStock` */
  type: string;
}

const NAME = /^[a-z][A-Za-z]{2,30}s$/;

/** @throws CannotGenerate unless it is a plural in camelCase, `vaccineStocks` */
export function namesOf(plural: string | undefined): Names {
  if (!plural || !NAME.test(plural))
    throw new CannotGenerate(`A name is a plural of letters in camelCase, as vaccineStocks; not ${plural ?? 'missing'}.`);
  const singular = plural.endsWith('ies') ? `${plural.slice(0, -3)}y` : plural.slice(0, -1);
  return { plural, singular, type: singular.charAt(0).toUpperCase() + singular.slice(1) };
}

/** Writes new files, or none where one of them is there. @throws CannotGenerate */
export function create(root: string, files: Readonly<Record<string, string>>): void {
  for (const path of Object.keys(files)) if (existsSync(join(root, path))) throw new CannotGenerate(`${path} is there already.`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Text that goes in before, after, or instead of what is found once. */
export type Insertion = readonly [find: string | RegExp, text: (found: string) => string];

/** @throws CannotGenerate where a file has changed so that the place is not found */
export function edit(root: string, path: string, insertions: readonly Insertion[]): void {
  let text = readFileSync(join(root, path), 'utf8');
  for (const [find, by] of insertions) {
    const found = typeof find === 'string' ? (text.includes(find) ? find : undefined) : find.exec(text)?.[0];
    if (found === undefined) throw new CannotGenerate(`${path} has no ${find}; scripts/generate looks for it.`);
    text = text.replace(found, () => by(found));
  }
  writeFileSync(join(root, path), text);
}

export const before = (find: string | RegExp, line: string): Insertion => [find, (found) => line + found];
export const after = (find: string | RegExp, line: string): Insertion => [find, (found) => found + line];

/** As the repository is formatted: long names break lines. */
export const format = (root: string, paths: readonly string[]): void => {
  execFileSync(join(root, 'node_modules/.bin/biome'), ['check', '--write', ...paths], { cwd: root, stdio: 'pipe' });
};

/** Of a command: makes it, says what is next, or why not. */
export function command(make: (root: string) => string[]): void {
  try {
    console.log(make(fileURLToPath(new URL('../..', import.meta.url))).join('\n'));
  } catch (error) {
    if (!(error instanceof CannotGenerate)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
