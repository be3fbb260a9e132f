/** Photos pass through to the complaints subgraph as streams, with the caller's signed identity. */
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Handler, sendJson } from '@so-tiem/platform/httpServer';
import { IDENTITY_HEADER } from '@so-tiem/platform/identity';
import type { Logger } from '@so-tiem/platform/logging';
import { GraphQLError } from 'graphql';
import type { Pool } from 'undici';
import type { GatewayContext } from './context.ts';

const PASSED_BACK = ['content-type', 'content-length', 'cache-control', 'content-disposition', 'x-content-type-options'];

export const photos =
  (pool: Pool, contextOf: (request: IncomingMessage) => Promise<GatewayContext>, log: Logger): Handler =>
  async (request, response, url) => {
    try {
      const { identityToken } = await contextOf(request);
      const post = request.method === 'POST';
      const answer = await pool.request({
        path: url.pathname,
        method: post ? 'POST' : 'GET',
        headers: { [IDENTITY_HEADER]: identityToken, 'content-type': 'application/octet-stream' },
        body: post ? request : null,
      });
      response.statusCode = answer.statusCode;
      for (const name of PASSED_BACK) {
        const value = answer.headers[name];
        if (value !== undefined) response.setHeader(name, value);
      }
      await pipeline(answer.body, response);
    } catch (error) {
      const unauthenticated = error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED';
      if (!unauthenticated) log.warn({ err: error, path: url.pathname }, 'photo does not pass');
      if (response.headersSent) response.destroy();
      else
        sendJson(response, unauthenticated ? 401 : 503, {
          errors: [
            {
              code: unauthenticated ? 'UNAUTHENTICATED' : 'UNAVAILABLE',
              field: ['photo'],
              message: unauthenticated ? error.message : 'The complaints subgraph does not answer.',
            },
          ],
        });
    }
  };
