/**
 * What a subgraph answers beside GraphQL: photos, files, what is too much for a mutation. A route is named by method
 * and path. What the caller did wrong is thrown as a `DomainError`, and told by its status.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError, type ErrorCode } from '../errors/errors.ts';
import type { Identity } from '../identity/identity.ts';
import { type Params, RouteTable, refuseMethod } from './routeTable.ts';
import { discardBody, sendJson } from './server.ts';

export interface Asked {
  identity: Identity;
  request: IncomingMessage;
  response: ServerResponse;
  url: URL;
  params: Params;
}

export type Route = (asked: Asked) => Promise<void>;
export type Routes = Readonly<Record<`${'GET' | 'POST'} /${string}`, Route>>;

const STATUS: Partial<Record<ErrorCode, number>> = { FORBIDDEN: 403, NOT_FOUND: 404, TOO_LONG: 413, UNAVAILABLE: 503 };

/** @returns answers every request, with 404 where there is no such path */
export function makeSubgraphRouter(routes: Routes): (asked: Omit<Asked, 'params'>) => Promise<void> {
  const table = new RouteTable<Route>(routes);
  return async (asked) => {
    const { request, response, url } = asked;
    const found = table.find(request.method, url.pathname);
    if (found) return await answer(found.route, { ...asked, params: found.params });
    const allowed = table.methodsOf(url.pathname);
    if (allowed.length) return await refuseMethod(request, response, allowed);
    await discardBody(request);
    sendJson(response, 404, { errors: [{ message: 'No such path.', extensions: { code: 'NOT_FOUND' } }] });
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
