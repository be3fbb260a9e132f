/** The product's typeface for the sign-in pages, from its package. */
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

const WEIGHTS = ['400', '600'];
const inPackage = (path: string) => fileURLToPath(import.meta.resolve(`@fontsource/be-vietnam-pro/${path}`));
const WOFF2 = /url\(\.\/files\/([\w-]+\.woff2)\)/g;

const rules = WEIGHTS.map((weight) => readFileSync(inPackage(`${weight}.css`), 'utf8')).join('\n');
const files = new Map([...rules.matchAll(WOFF2)].map(([, name = '']) => [name, readFileSync(inPackage(`files/${name}`))]));

/** Rules of CSS that name the files by where `sendFont` answers. */
export const FONT_FACES = rules.replace(/\/\*.*?\*\//gs, '').replaceAll('./files/', '/fonts/');

/** @param name of a file, as the rules have it @returns whether there is one */
export function sendFont(name: string, response: ServerResponse): boolean {
  const font = files.get(name);
  if (!font) return false;
  response
    .writeHead(200, {
      'content-type': 'font/woff2',
      'content-length': font.length,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    })
    .end(font);
  return true;
}
