/** Paths by method: a route is found by both, and another method of a known path is 405 with `Allow`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import FindMyWay, { type HTTPMethod } from 'find-my-way';
import { discardBody, sendJson } from './server.ts';

const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const satisfies readonly HTTPMethod[];
/** A key of a job names what it is about. */
const MAX_PARAMETER = 500;

/** Parts of a path that have a name: `/photos/:id`. */
export type Params = Readonly<Record<string, string | undefined>>;

export class RouteTable<Route> {
  readonly #router = FindMyWay({ maxParamLength: MAX_PARAMETER });

  /** @param routes by methods and path: `GET /photos/:id`, `GET,POST /graphql` */
  constructor(routes: Readonly<Record<string, Route>>) {
    for (const [name, route] of Object.entries(routes)) {
      const [methods = '', path = ''] = name.split(' ');
      for (const method of methods.split(',')) this.#router.on(method as HTTPMethod, path, () => {}, route);
    }
  }

  find(method: string | undefined, path: string): { route: Route; params: Params } | undefined {
    const found = this.#router.find(method as HTTPMethod, path);
    return found ? { route: found.store as Route, params: found.params } : undefined;
  }

  /** None where there is no such path. */
  methodsOf(path: string): string[] {
    return METHODS.filter((method) => this.find(method, path));
  }
}

export async function refuseMethod(request: IncomingMessage, response: ServerResponse, allowed: readonly string[]): Promise<void> {
  await discardBody(request);
  response.setHeader('allow', allowed.join(', '));
  const message = `Only ${allowed.join(' and ')} here.`;
  sendJson(response, 405, { errors: [{ message, extensions: { code: 'METHOD_NOT_ALLOWED' } }] });
}
