/** For the gateways alone, beside the graph: `GET /callers`, every few seconds, and `POST /partner-calls`. */
import type { Routes } from '@so-tiem/platform/http/routes';
import { readBody, sendJson } from '@so-tiem/platform/http/server';
import { recordCalls } from '../actions/recordCalls.ts';
import type { Store } from '../model/store.ts';
import { callers } from '../queries/callers.ts';

const MAX_BYTES = 2_000_000;
const TIMEOUT_MS = 10_000;

export const callerRoutes = (store: Store): Routes => ({
  'GET /callers': async ({ identity, response }) => sendJson(response, 200, await callers(store, identity)),
  'POST /partner-calls': async ({ identity, request, response }) => {
    const calls: unknown = JSON.parse((await readBody(request, MAX_BYTES, TIMEOUT_MS)).toString('utf8'));
    sendJson(response, 200, { recorded: await recordCalls(store, identity, calls) });
  },
});
