/** Pages of other origins: only those of a list may ask, with a token; a cookie is never looked at. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import corsMiddleware from 'cors';

/**
 * @returns answers a preflight request itself; sets the headers of every other
 */
export function cors(origins: string[]): (request: IncomingMessage, response: ServerResponse) => Promise<boolean> {
  const handle = corsMiddleware({
    origin: origins,
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type'],
    exposedHeaders: ['x-request-id', 'retry-after'],
    maxAge: 600,
  });
  return (request, response) =>
    new Promise((resolve, reject) => {
      if (request.method === 'OPTIONS') response.once('finish', () => resolve(true));
      handle(request, response, (error) => (error ? reject(error) : resolve(false)));
    });
}
