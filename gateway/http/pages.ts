/** The console under /admin and the portal under /, as they were built. */
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Handler, sendJson } from '@so-tiem/platform/http/server';
import sirv from 'sirv';

export function pages(): Handler {
  const [admin, portal] = [built('admin'), built('portal')];
  return (request, response, url) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendJson(response, 405, { errors: [{ message: 'Only GET here.' }] });
    if (url.pathname === '/admin') {
      response.writeHead(308, { location: '/admin/' }).end();
      return;
    }
    closeWith(response);
    const console = url.pathname.startsWith('/admin/');
    if (console) request.url = (request.url ?? '/').slice('/admin'.length);
    (console ? admin : portal)(request, response, () => sendJson(response, 404, { errors: [{ message: 'No such page.' }] }));
  };
}

/** The file that is sent is closed with the answer, also with one that is not taken, and cannot be opened without harm. */
function closeWith(response: ServerResponse): void {
  response.once('pipe', (file: Readable) => {
    file.once('error', () => response.destroy());
    response.once('close', () => file.destroy());
  });
}

function built(workspace: string) {
  const folder = fileURLToPath(new URL(`../../${workspace}/dist`, import.meta.url));
  if (!existsSync(folder)) throw new Error(`${workspace}/dist is missing; run \`npm run build\`.`);
  return sirv(folder, {
    single: true, // the pages' own addresses are all answered with the one page
    etag: true,
    brotli: true, // as they were compressed by the build (scripts/compress.ts)
    gzip: true,
    setHeaders: (response, path) =>
      response.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
  });
}
