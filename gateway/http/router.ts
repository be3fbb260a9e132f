/** The gateway's paths by method; another method of a known path is 405 with `Allow`. What is none of them is a page. */
import { discardBody, type Handler, sendJson } from '@so-tiem/platform/http/server';
import FindMyWay, { type HTTPMethod } from 'find-my-way';

const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const satisfies readonly HTTPMethod[];
/** A key of a job names what it is about. */
const MAX_PARAMETER = 500;

/** @param routes by methods and path: `GET /photos/:id`, `GET,POST /graphql` */
export function makeRouter(routes: Readonly<Record<`${string} /${string}`, Handler>>, otherwise: Handler): Handler {
  const router = FindMyWay({ maxParamLength: MAX_PARAMETER });
  for (const [name, handler] of Object.entries(routes)) {
    const [methods = '', path = ''] = name.split(' ');
    for (const method of methods.split(',')) router.on(method as HTTPMethod, path, () => {}, handler);
  }
  return async (request, response, url) => {
    const found = router.find(request.method as HTTPMethod, url.pathname);
    if (found) return await (found.store as Handler)(request, response, url);
    const allowed = METHODS.filter((method) => router.find(method, url.pathname));
    if (!allowed.length) return await otherwise(request, response, url);
    await discardBody(request);
    response.setHeader('allow', allowed.join(', '));
    const message = `Only ${allowed.join(' and ')} here.`;
    sendJson(response, 405, { errors: [{ message, extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
  };
}
