/** The gateway's paths by method. What is none of them is a page. */
import { RouteTable, refuseMethod } from '@so-tiem/platform/http/routeTable';
import type { Handler } from '@so-tiem/platform/http/server';

/** @param routes by methods and path: `GET /photos/:id`, `GET,POST /graphql` */
export function makeGatewayRouter(routes: Readonly<Record<`${string} /${string}`, Handler>>, otherwise: Handler): Handler {
  const table = new RouteTable(routes);
  return async (request, response, url) => {
    const found = table.find(request.method, url.pathname);
    if (found) return await found.route(request, response, url);
    const allowed = table.methodsOf(url.pathname);
    if (allowed.length) return await refuseMethod(request, response, allowed);
    await otherwise(request, response, url);
  };
}
