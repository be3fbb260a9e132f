/**
 * What a subgraph answers beside GraphQL: photos, files, what is too much for a mutation. A route is named by method and path; another
 * method of a known path is 405 with `Allow`. What the caller did wrong is thrown as a `DomainError`, and told by its status.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import FindMyWay, { type HTTPMethod } from 'find-my-way';
import { DomainError, type ErrorCode } from '../errors/errors.ts';
import type { Identity } from '../identity/identity.ts';
import { discardBody, sendJson } from './server.ts';

export interface Asked {
  identity: Identity;
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  /** Parts of the path with a name: `/photos/:id`. */
  params: Readonly<Record<string, string | undefined>>;
}

export type Route = (asked: Asked) => Promise<void>;
export type Routes = Readonly<Record<`${'GET' | 'POST'} /${string}`, Route>>;

const STATUS: Partial<Record<ErrorCode, number>> = { FORBIDDEN: 403, NOT_FOUND: 404, TOO_LONG: 413, UNAVAILABLE: 503 };
/** A key of a job names what it is about. */
const MAX_PARAMETER = 500;
const METHODS: readonly HTTPMethod[] = ['GET', 'POST'];

/** @returns answers every request, with 404 where there is no such path */
export function makeRouter(routes: Routes): (asked: Omit<Asked, 'params'>) => Promise<void> {
  const router = FindMyWay({ maxParamLength: MAX_PARAMETER });
  for (const [name, route] of Object.entries(routes)) {
    const [method = '', path = ''] = name.split(' ');
    router.on(method as HTTPMethod, path, () => {}, route);
  }
  const find = (method: string, path: string) => {
    const found = router.find(method as HTTPMethod, path);
    return found && { route: found.store as Route, params: found.params };
  };
  return async (asked) => {
    const { request, response, url } = asked;
    const found = find(request.method ?? '', url.pathname);
    if (found) return await answer(found.route, { ...asked, params: found.params });
    const allowed = METHODS.filter((method) => find(method, url.pathname));
    if (allowed.length) response.setHeader('allow', allowed.join(', '));
    const message = allowed.length ? `Only ${allowed.join(' and ')} here.` : 'No such path.';
    const code = allowed.length ? 'METHOD_NOT_ALLOWED' : 'NOT_FOUND';
    await discardBody(request);
    sendJson(response, allowed.length ? 405 : 404, { errors: [{ message, extensions: { code } }] });
  };
}

async function answer(route: Route, asked: Asked): Promise<void> {
  const { request, response } = asked;
  try {
    await route(asked);
  } catch (error) {
    if (response.headersSent) return void response.destroy();
    if (!(error instanceof DomainError)) throw error;
    await discardBody(request);
    sendJson(response, statusOf(error), { errors: error.failures });
  }
}

export const statusOf = ({ failures: [failure] }: DomainError): number => (failure && STATUS[failure.code]) ?? 422;
