/** HTTP for all processes: plain node:http, bounded bodies, GraphQL through Apollo Server, orderly shutdown. */
import { isUtf8 } from 'node:buffer';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { finished } from 'node:stream/promises';
import { type ApolloServer, type BaseContext, HeaderMap } from '@apollo/server';
import type { Logger } from '../configuration/logging.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<void> | void;

/** A body is larger than its receiver takes. */
export class BodyTooLarge extends Error {}

/** A body comes more slowly than its receiver waits. */
class BodyTooLate extends Error {}

/** All bodies that are being read are larger than this process has room for. */
class BodiesTooMany extends Error {}

/** Of all bodies that are being read, together. */
const MAX_READING_BYTES = 128 * 1024 * 1024;
/** What nearly all are shorter than: they are read however much others send. */
const ALWAYS_READ_BYTES = 16 * 1024;
let reading = 0;

/** A refusal that comes before a body has been read is not heard by a sender who is still sending it. */
const DISCARDED_WITHIN_MS = 60_000;
const DISCARDED_TIMES = 4;

/**
 * Reads a whole body.
 * @throws BodyTooLarge when more than `limit` bytes have come; what is a little too large is heard out
 * @throws BodyTooLate when it has not come within `timeoutMs`; BodiesTooMany; the connection is then to be closed
 */
export async function readBody(request: IncomingMessage, limit: number, timeoutMs?: number): Promise<Buffer> {
  const body = collect(request, limit);
  if (timeoutMs === undefined) return await body;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BodyTooLate(`not within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([body, late]);
  } finally {
    clearTimeout(timer);
    body.catch(() => {}); // how one that came too late ended matters no more
  }
}

async function collect(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let kept = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size <= limit) {
        chunks.push(chunk);
        kept += chunk.length;
        reading += chunk.length;
        if (reading > MAX_READING_BYTES && size > ALWAYS_READ_BYTES) throw new BodiesTooMany('no room for more');
      } else if (size > DISCARDED_TIMES * limit) break;
    }
  } finally {
    reading -= kept;
  }
  if (size > limit) throw new BodyTooLarge(`more than ${limit} bytes`);
  return Buffer.concat(chunks);
}

/** Hears the rest of a body that is not needed. */
export async function discardBody(request: IncomingMessage): Promise<void> {
  request.removeAllListeners('readable'); // of a reader chunk by chunk: with it nothing flows
  request.resume();
  if (!request.complete) await finished(request, { signal: AbortSignal.timeout(DISCARDED_WITHIN_MS) }).catch(() => {});
}

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => sendText(response, status, JSON.stringify(body));

function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      ...headers,
    })
    .end(text);
}

const GRAPHQL_BODY_LIMIT = 1_000_000;
/** Of who has no account: a complaint with every field as long as it may be is shorter. */
const ANONYMOUS_BODY_LIMIT = 100_000;
const GRAPHQL_BODY_TIMEOUT_MS = 10_000;

/** A request of GraphQL over HTTP as it came in. */
export interface GraphqlRequest {
  request: IncomingMessage;
  url: URL;
  /** Of a POST: what its JSON says. */
  body: unknown;
  /** Called when the answer is made, whether it is taken or not. */
  made: () => void;
}

/** What is known of a request before its body is. */
export interface Arrival {
  refused?: GraphqlReply | undefined;
  /** By a token that is good. */
  isKnown?: boolean;
}

export interface GraphqlReply {
  status: number;
  /** JSON. */
  body: string;
  headers?: Record<string, string>;
}

/**
 * Answers GraphQL over HTTP with an Apollo Server.
 * @param first looks at each request before the server does: replies in its place, or leaves it the request, which it may have
 * written anew
 * @param arrives looks at it before its body is read
 */
export function graphqlHandler<Context extends BaseContext>(
  server: ApolloServer<Context>,
  contextFor: (request: IncomingMessage) => Promise<Context>,
  first?: (asked: GraphqlRequest) => Promise<GraphqlReply | undefined>,
  arrives?: (request: IncomingMessage) => Promise<Arrival>,
): Handler {
  const make = async (asked: GraphqlRequest) => {
    const reply = await first?.(asked);
    if (reply) return { reply };
    const { request, url, body } = asked;
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method ?? 'GET', headers, search: url.search, body },
      context: () => contextFor(request),
    });
    return { answer };
  };
  return async (request, response, url) => {
    const asked: GraphqlRequest = { request, url, body: undefined, made: () => {} };
    const { refused, isKnown = true } = (await arrives?.(request)) ?? {};
    if (refused) {
      sendText(response, refused.status, refused.body, { ...refused.headers, ...graphqlType(request) });
      return await discardBody(request);
    }
    let size = 0;
    if (request.method === 'POST') {
      const limit = isKnown ? GRAPHQL_BODY_LIMIT : ANONYMOUS_BODY_LIMIT;
      try {
        const body = await readBody(request, limit, GRAPHQL_BODY_TIMEOUT_MS);
        size = body.length;
        asked.body = parseJson(body);
      } catch (error) {
        return refuseBody(response, error, limit);
      }
    }
    reading += size; // also while it waits at the door
    const { reply, answer } = await make(asked).finally(() => {
      reading -= size;
      asked.made();
    });
    if (reply) return sendText(response, reply.status, reply.body, { ...reply.headers, ...graphqlType(request) });
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

/** @throws SyntaxError also for what is no UTF-8, which would otherwise be read as something that was never written */
function parseJson(body: Buffer): unknown {
  if (!isUtf8(body)) throw new SyntaxError('not UTF-8');
  return JSON.parse(body.toString('utf8'));
}

function refuseBody(response: ServerResponse, error: unknown, limit: number): void {
  if (error instanceof BodiesTooMany) {
    response.setHeader('connection', 'close');
    response.setHeader('retry-after', 5);
    sendJson(response, 503, { errors: [{ message: 'Too much is being sent; try again.', extensions: { code: 'BUSY' } }] });
    return;
  }
  const [status, message] =
    error instanceof BodyTooLarge
      ? [413, `The body is larger than ${limit} bytes.`]
      : error instanceof BodyTooLate
        ? [408, `The body did not come within ${GRAPHQL_BODY_TIMEOUT_MS / 1000} seconds.`]
        : [400, 'The body is not JSON in UTF-8.'];
  if (status !== 400) response.setHeader('connection', 'close'); // what is left of the body would be taken for the next request
  sendJson(response, status, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
}

/** The media type that the client asks for, where it is GraphQL's own (GraphQL over HTTP, 6.1). */
const graphqlType = ({ headers: { accept } }: IncomingMessage): Record<string, string> =>
  accept?.includes(GRAPHQL_TYPE) ? { 'content-type': `${GRAPHQL_TYPE}; charset=utf-8` } : {};

/** Of a well-formed request whose operation is refused (GraphQL over HTTP, 6.4). */
export const statusOfRefusal = (accept: string | undefined): 200 | 400 => (accept?.includes(GRAPHQL_TYPE) ? 400 : 200);

const GRAPHQL_TYPE = 'application/graphql-response+json';

/** Undefined for what is no path: `//`, `http://[`. */
const addressOf = ({ url }: IncomingMessage): URL | undefined =>
  URL.parse(`http://localhost${url?.startsWith('/') ? url : '/'}`) ?? undefined;

const MAX_HEADER_BYTES = 16_384;
/** Fewer than the files that a process may have open, with what each connection opens behind it. */
const MAX_CONNECTIONS = 8000;
/** Requests on one connection whose answers have not been taken. Browsers and pools send one after the other; who sends many and reads none is cut off. */
const MAX_UNREAD = 4;
/** A connection on which nothing moves, also because the client does not read. Longer than any answer takes, and than events are apart. */
const SILENT_MS = 150_000;

/** @throws the system's error (EADDRINUSE, …) when it cannot listen */
export async function listen(handler: Handler, port: number, host: string, log?: Logger): Promise<Server> {
  const inTurn = takingTurns();
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, connectionsCheckingInterval: 5000 }, (request, response) =>
    inTurn(request.socket, response, () => answer(request, response)),
  );
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const url = addressOf(request);
    if (!url) return sendJson(response, 400, { errors: [{ message: 'No such address.', extensions: { code: 'BAD_REQUEST' } }] });
    Promise.resolve(handler(request, response, url)).catch((error) => {
      log?.error({ err: error, method: request.method, path: url.pathname }, 'request failed');
      if (!response.headersSent)
        sendJson(response, 500, { errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
      else response.destroy(error);
    });
  };
  server.maxConnections = MAX_CONNECTIONS;
  server.keepAliveTimeout = 65_000; // longer than the pools in front of it keep a connection
  server.headersTimeout = 15_000;
  server.requestTimeout = 120_000;
  server.timeout = SILENT_MS;
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return server;
}

/**
 * Begins what was asked on a connection when the answer before it has gone out. Answers that wait for others never hear that their
 * connection has closed, so that whatever they had opened would stay open.
 */
function takingTurns(): (socket: Socket, response: ServerResponse, begin: () => void) => void {
  const turns = new WeakMap<Socket, (() => void)[]>();
  return (socket, response, begin) => {
    const waiting = turns.get(socket);
    if (waiting && waiting.length >= MAX_UNREAD - 1) {
      socket.destroy();
      return;
    }
    const take = () => {
      response.once('close', () => {
        const next = turns.get(socket)?.shift();
        if (!next) turns.delete(socket);
        else if (!socket.destroyed) next();
      });
      begin();
    };
    if (waiting) waiting.push(take);
    else {
      turns.set(socket, []);
      take();
    }
  };
}

/** Takes no new connections, lets running requests end, then closes. */
export async function close(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), 5000);
  await closed;
  clearTimeout(late);
}
