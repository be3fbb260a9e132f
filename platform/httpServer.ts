/** HTTP for all processes: plain node:http, bounded bodies, GraphQL through Apollo Server, orderly shutdown. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { Logger } from './logging.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

/** A body is larger than its receiver takes. */
export class BodyTooLarge extends Error {}

/** A refusal that comes before a body has been read is not heard by whoever is still sending it. */
const DISCARDED_WITHIN_MS = 60_000;
const DISCARDED_TIMES = 4;

/** Reads a whole body. @throws BodyTooLarge when more than `limit` bytes have come; what is a little too large is heard out */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    else if (size > DISCARDED_TIMES * limit) break;
  }
  if (size > limit) throw new BodyTooLarge(`more than ${limit} bytes`);
  return Buffer.concat(chunks);
}

/** Hears the rest of a body that nobody needs. */
export async function discardBody(request: IncomingMessage): Promise<void> {
  request.resume();
  if (!request.complete) await finished(request, { signal: AbortSignal.timeout(DISCARDED_WITHIN_MS) }).catch(() => {});
}

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => sendText(response, status, JSON.stringify(body));

function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
    })
    .end(text);
}

const GRAPHQL_BODY_LIMIT = 1_000_000;

/**
 * Answers GraphQL over HTTP with an Apollo Server.
 * @param shortcut given the body of a POST, answers it as JSON without the server; undefined for what it leaves to the server
 */
export function graphqlHandler<Context extends BaseContext>(
  server: ApolloServer<Context>,
  contextFor: (request: IncomingMessage) => Promise<Context>,
  shortcut?: (request: IncomingMessage, body: unknown) => Promise<string | undefined>,
): Handler {
  return async (request, response, url) => {
    let body: unknown;
    if (request.method === 'POST') {
      try {
        body = JSON.parse((await readBody(request, GRAPHQL_BODY_LIMIT)).toString('utf8'));
      } catch (error) {
        const tooLarge = error instanceof BodyTooLarge;
        return sendJson(response, tooLarge ? 413 : 400, {
          errors: [{ message: tooLarge ? 'The request is too large.' : 'The body is not JSON.', extensions: { code: 'BAD_REQUEST' } }],
        });
      }
    }
    const short = await shortcut?.(request, body);
    if (short !== undefined) return sendText(response, 200, short);
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method ?? 'GET', headers, search: url.search, body },
      context: () => contextFor(request),
    });
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.statusCode = answer.status ?? 200;
    if (answer.body.kind === 'complete') {
      response.setHeader('content-length', Buffer.byteLength(answer.body.string));
      response.end(answer.body.string);
      return;
    }
    for await (const part of answer.body.asyncIterator) response.write(part);
    response.end();
  };
}

/** @throws the system's error (EADDRINUSE, …) when it cannot listen */
export async function listen(handler: Handler, port: number, host: string, log?: Logger): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    Promise.resolve(handler(request, response, url)).catch((error) => {
      log?.error({ err: error, method: request.method, path: url.pathname }, 'request failed');
      if (!response.headersSent)
        sendJson(response, 500, { errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
      else response.destroy(error);
    });
  });
  server.keepAliveTimeout = 65_000; // longer than the pools in front of it keep a connection
  server.headersTimeout = 20_000;
  server.requestTimeout = 120_000;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return server;
}

/** Takes no new connections, lets running requests end, then closes. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), 5000);
  await closed;
  clearTimeout(late);
}
