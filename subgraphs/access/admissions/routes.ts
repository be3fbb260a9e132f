/** For the gateways alone, beside the graph: `GET /admissions`, every few seconds, and `POST /partner-calls`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { attempt } from '@so-tiem/platform/errors/userErrors';
import { readBody, sendJson } from '@so-tiem/platform/http/server';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { recordCalls } from '../actions/recordCalls.ts';
import type { Store } from '../model/store.ts';
import { admissions } from '../queries/admissions.ts';

const MAX_BYTES = 2_000_000;
const TIMEOUT_MS = 10_000;

type Route = (identity: Identity, request: IncomingMessage, response: ServerResponse) => Promise<void>;

const answer = async (response: ServerResponse, action: () => Promise<unknown>): Promise<void> => {
  const { result, errors } = await attempt(action);
  sendJson(response, errors.length ? 403 : 200, errors.length ? { errors } : result);
};

export const admissionRoutes = (store: Store): Record<string, Route> => ({
  '/admissions': (identity, _, response) => answer(response, () => admissions(store, identity)),
  '/partner-calls': (identity, request, response) =>
    answer(response, async () => ({
      recorded: await recordCalls(store, identity, JSON.parse((await readBody(request, MAX_BYTES, TIMEOUT_MS)).toString('utf8'))),
    })),
});
