/**
 * Without JavaScript: following a complaint by `GET /theo-doi/TOKEN`, the link in a mail, and `POST /tra-cuu`, the plain form; filing
 * one by `GET` and `POST /phan-anh/don-gian`. The page is the portal's own, rendered here (portal/src/readable.tsx), with its styles
 * and without its scripts.
 */
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@so-tiem/platform/configuration/logging';
import { BodyTooLarge, type Handler, readBody, sendJson } from '@so-tiem/platform/http/server';
import type { AdmissionQueue } from '../admission/admissionQueue.ts';
import { RateLimited, type RateLimits } from '../admission/rateLimits.ts';
import { RetryAfter } from '../admission/retryAfter.ts';
import { callerOf, type GatewayContext } from '../caller/context.ts';
import type { JsonObject } from '../execution/json.ts';
import type { Graphql } from '../graphql/server.ts';
import type { PersistedOperations } from '../operations/persistedOperations.ts';

const FORM_LIMIT = 2000;
/** Every field of a complaint as long as it may be, each character escaped. */
const FILING_LIMIT = 40_000;
const FORM_TIMEOUT_MS = 10_000;
/** Longer than any code, phone or token. */
const LONGEST = 64;

/** What portal/src/readable.tsx exports. */
interface Portal {
  OPERATIONS: Record<Operation, string>;
  fileComplaint: (
    language: 'vi' | 'en',
    sent: URLSearchParams | null,
    ask: (operation: Operation, variables: JsonObject) => Promise<unknown>,
  ) => Promise<{ status: number; body: string }>;
  render: (page: {
    language: 'vi' | 'en';
    complaint: unknown;
    by: 'link' | 'phone';
    minutes: number;
    typed?: Record<string, string>;
    address: string | undefined;
  }) => string;
}
type By = 'byLink' | 'byPhone';
type Operation = By | 'file' | 'provinces' | 'vaccines';

interface Options {
  graphql: Pick<Graphql, 'ask'>;
  operations: PersistedOperations;
  contextOf: (request: IncomingMessage) => Promise<GatewayContext>;
  rates: RateLimits;
  door: AdmissionQueue;
  log: Logger;
}

/** @throws Error when the portal is not built */
export async function serverRenderedPages({
  graphql,
  operations,
  contextOf,
  rates,
  door,
  log,
}: Options): Promise<{ link: Handler; form: Handler; file: Handler }> {
  const built = new URL('../../portal/', import.meta.url);
  const script = new URL('generated/server/readable.js', built);
  if (!existsSync(script)) throw new Error('The portal is not built; run `npm run build`.');
  const portal = (await import(script.href)) as Portal;
  const frame = withoutScripts(readFileSync(new URL('dist/index.html', built), 'utf8'));

  const ask = async (operation: Operation, variables: JsonObject, context: GatewayContext): Promise<object> => {
    const text = operations.textOf(portal.OPERATIONS[operation]);
    if (text === undefined) throw new Error('The portal was built for another list of operations; run `npm run build`.');
    const leave = await door.enter(operation === 'file' ? 'WORK' : 'REST', callerOf(context), context.isGone);
    try {
      return await graphql.ask<object>(text, variables, context);
    } finally {
      leave();
    }
  };
  /** Null for none, undefined when the graph does not answer. @throws RetryAfter */
  const find = async (by: By, variables: Record<string, string>, context: GatewayContext): Promise<unknown> => {
    try {
      return Object.values(await ask(by, variables, context))[0];
    } catch (error) {
      const waitMs = waitOf(error);
      if (waitMs) throw new RateLimited(waitMs);
      if (error instanceof RetryAfter) throw error;
      log.warn({ err: error }, 'a complaint cannot be shown for now');
      return undefined;
    }
  };
  /** A page is a citizen's, whatever else the browser sends. */
  const contextOfCitizen = (request: IncomingMessage) => {
    request.headers.authorization = undefined;
    return contextOf(request);
  };
  const answer = async (
    by: By,
    variablesOf: () => Promise<Record<string, string>>,
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
  ) => {
    const language = languageOf(url);
    const context = await contextOfCitizen(request); // before the body is read: of one that is cut off no address is known any more
    const variables = await variablesOf();
    const found = await rates
      .take(context, context.address)
      .then(() => find(by, variables, context))
      .catch(toRetryAfter);
    const [complaint, again] = found instanceof RetryAfter ? [undefined, found] : [found, undefined];
    const address = by === 'byLink' ? url.pathname : undefined;
    const came = by === 'byLink' ? { by: 'link' as const } : { by: 'phone' as const, typed: variables };
    const minutes = again instanceof RateLimited ? Math.ceil(again.retryAfterS / 60) : 0;
    const body = portal.render({ language, complaint, minutes, ...came, address });
    if (again) response.setHeader('retry-after', again.retryAfterS);
    sendPage(response, again?.status ?? (complaint === undefined ? 503 : complaint === null ? 404 : 200), frame(language, body));
  };
  return {
    link: (request, response, url) =>
      answer('byLink', async () => ({ token: url.pathname.split('/')[2]?.slice(0, LONGEST) ?? '' }), request, response, url),
    form: async (request, response, url) => {
      if (!isOwnForm(request)) return sendJson(response, 403, NOT_THIS_WAY);
      const fieldsOf = async () => {
        const fields = await readForm(request, FORM_LIMIT);
        const field = (name: string) => fields.get(name)?.slice(0, LONGEST) ?? '';
        return { code: field('code'), phone: field('phone') };
      };
      await answer('byPhone', fieldsOf, request, response, url);
    },
    file: async (request, response, url) => {
      if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) return sendJson(response, 405, NOT_THIS_WAY);
      if (request.method === 'POST' && !isOwnForm(request)) return sendJson(response, 403, NOT_THIS_WAY);
      const language = languageOf(url);
      const context = await contextOfCitizen(request);
      const sent = request.method === 'POST' ? await readForm(request, FILING_LIMIT) : null;
      let again = await rates.take(context, context.address).then(() => undefined, toRetryAfter);
      const isLimited = again !== undefined;
      const asked = async (operation: Operation, variables: JsonObject) => {
        if (isLimited) throw again;
        return await ask(operation, variables, context).catch((error) => {
          if (error instanceof RetryAfter) again = error;
          else log.warn({ err: error }, 'a complaint cannot be filed for now');
          throw error;
        });
      };
      const { status, body } = await portal.fileComplaint(language, sent, asked);
      if (again && (isLimited || status >= 500)) response.setHeader('retry-after', again.retryAfterS);
      sendPage(response, again && isLimited ? again.status : status, frame(language, body));
    },
  };
}

/** @throws what is no such refusal */
function toRetryAfter(error: unknown): RetryAfter {
  if (error instanceof RetryAfter) return error;
  throw error;
}

/** What a refusal because of too many tries says of how long; undefined for any other error. */
function waitOf(error: unknown): number | undefined {
  const errors: { extensions?: Record<string, unknown> }[] = error instanceof AggregateError ? error.errors : [];
  const tooMany = errors.find(({ extensions }) => extensions?.['reason'] === 'TOO_MANY')?.extensions;
  const { minutes = 1 } = (tooMany?.['details'] ?? {}) as { minutes?: number };
  return tooMany && minutes * 60_000;
}

const NOT_THIS_WAY = { errors: [{ message: 'A form of this site, sent as browsers send forms.', extensions: { code: 'FORBIDDEN' } }] };

/** No foreign page files from its visitors' addresses (Fetch Metadata; older browsers tell their origin). */
function isOwnForm({ headers }: IncomingMessage): boolean {
  const from = headers['sec-fetch-site'];
  const own = from ? from === 'same-origin' || from === 'none' : !headers.origin || URL.parse(headers.origin)?.host === headers.host;
  return own && (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
}

const languageOf = (url: URL): 'vi' | 'en' => (url.searchParams.get('ngon-ngu') === 'en' ? 'en' : 'vi');

/** One that is too long is read as an empty one, which says what is missing. */
async function readForm(request: IncomingMessage, limit: number): Promise<URLSearchParams> {
  const form = await readBody(request, limit, FORM_TIMEOUT_MS).catch((error) => {
    if (error instanceof BodyTooLarge) return Buffer.alloc(0);
    throw error;
  });
  return new URLSearchParams(form.toString('utf8'));
}

/** The portal's page as it was built, to be filled with markup in the place of its scripts and of what stands there without them. */
function withoutScripts(html: string): (language: string, body: string) => string {
  const bare = html
    .replace(/<script\b[^>]*><\/script>/g, '')
    .replace(/<link rel="modulepreload"[^>]*>/g, '')
    .replace(/<noscript>[\s\S]*?<\/noscript>/, '');
  const [before = '', after = ''] = bare.split('<div id="root"></div>');
  return (language, body) => before.replace('<html lang="vi">', `<html lang="${language}">`) + body + after;
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(html),
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
    })
    .end(html);
}
