/** What is no GraphQL, photos and spreadsheets, passes through to its subgraph as a stream, with the caller's signed identity. */
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Handler, sendJson } from '@so-tiem/platform/httpServer';
import { IDENTITY_HEADER } from '@so-tiem/platform/identity';
import type { Logger } from '@so-tiem/platform/logging';
import { GraphQLError } from 'graphql';
import type { Pool } from 'undici';
import type { GatewayContext } from './context.ts';

const PASSED_BACK = ['content-type', 'content-length', 'cache-control', 'content-disposition', 'x-content-type-options'];
/** A large spreadsheet is checked row by row before there is an answer. */
const TIMEOUT_MS = 110_000;

/** @param field what a failure is about, as the caller's form has it */
export const passThrough =
  (
    pool: Pool,
    { subgraph, field }: { subgraph: string; field: string },
    contextOf: (request: IncomingMessage) => Promise<GatewayContext>,
    log: Logger,
  ): Handler =>
  async (request, response, url) => {
    try {
      const { identityToken } = await contextOf(request);
      const post = request.method === 'POST';
      const answer = await pool.request({
        path: url.pathname + url.search,
        method: post ? 'POST' : 'GET',
        headers: { [IDENTITY_HEADER]: identityToken, 'content-type': 'application/octet-stream' },
        body: post ? request : null,
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      });
      response.statusCode = answer.statusCode;
      for (const name of PASSED_BACK) {
        const value = answer.headers[name];
        if (value !== undefined) response.setHeader(name, value);
      }
      await pipeline(answer.body, response);
    } catch (error) {
      const unauthenticated = error instanceof GraphQLError && error.extensions['code'] === 'UNAUTHENTICATED';
      if (!unauthenticated) log.warn({ err: error, path: url.pathname }, 'stream does not pass');
      if (response.headersSent) response.destroy();
      else
        sendJson(response, unauthenticated ? 401 : 503, {
          errors: [
            {
              code: unauthenticated ? 'UNAUTHENTICATED' : 'UNAVAILABLE',
              field: [field],
              message: unauthenticated ? error.message : `The ${subgraph} subgraph does not answer.`,
            },
          ],
        });
    }
  };
