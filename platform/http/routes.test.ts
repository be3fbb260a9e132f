/** A route is found by method and path; what it refuses is told by a status. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { PassThrough } from 'node:stream';
import { expect, test } from '@jest/globals';
import { failure, forbidden } from '../errors/errors.ts';
import type { Identity } from '../identity/identity.ts';
import { makeSubgraphRouter } from './routes.ts';
import { sendJson } from './server.ts';

const answer = makeSubgraphRouter({
  'GET /things/:id': async ({ response, params }) => sendJson(response, 200, params),
  'POST /things': async () => {
    throw failure('TOO_LONG', 'thing', 'at most one byte');
  },
  'GET /secrets': async () => {
    throw forbidden('for nobody');
  },
});

async function ask(method: string, path: string): Promise<[number, string | undefined, unknown]> {
  const request = Object.assign(new PassThrough().end(), { method, complete: true }) as unknown as IncomingMessage;
  const said = { status: 0, headers: {} as Record<string, string>, body: '' };
  const response = {
    setHeader(name: string, value: string) {
      said.headers[name] = value;
    },
    writeHead(status: number) {
      said.status = status;
      return this;
    },
    end(text: string) {
      said.body = text;
    },
  } as unknown as ServerResponse;
  await answer({ identity: {} as Identity, request, response, url: new URL(path, 'http://here') });
  return [said.status, said.headers['allow'], JSON.parse(said.body)];
}

test.each([
  ['GET', '/things/a%20b', 200, undefined, { id: 'a b' }],
  ['POST', '/things', 413, undefined, { errors: [{ code: 'TOO_LONG' }] }],
  ['GET', '/secrets', 403, undefined, { errors: [{ code: 'FORBIDDEN' }] }],
  ['POST', '/secrets', 405, 'GET', { errors: [{ extensions: { code: 'METHOD_NOT_ALLOWED' } }] }],
  ['DELETE', '/things', 405, 'POST', { errors: [{ message: 'Only POST here.' }] }],
  ['GET', '/nothing', 404, undefined, { errors: [{ extensions: { code: 'NOT_FOUND' } }] }],
  ['GET', '/things/%ff', 404, undefined, { errors: [{ extensions: { code: 'NOT_FOUND' } }] }],
])('%s %s is %i', async (method, path, status, allow, body) => {
  const [found, allowed, said] = await ask(method, path);
  expect([found, allowed]).toEqual([status, allow]);
  expect(said).toMatchObject(body);
});
