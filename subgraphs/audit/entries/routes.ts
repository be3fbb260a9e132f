/**
 * `POST /audit-entries`: entries as the other parts noted them, a line of JSON each. Beside the graph, because they are many: as
 * input of a mutation each would be checked against the schema three times on its way.
 */
import type { Routes } from '@so-tiem/platform/http/routes';
import { readBody, sendJson } from '@so-tiem/platform/http/server';
import { appendEntries } from '../actions/appendEntries.ts';
import type { Store } from '../model/store.ts';

const MAX_BYTES = 32_000_000;
const TIMEOUT_MS = 20_000;

export const auditEntryRoutes = (store: Store): Routes => ({
  'POST /audit-entries': async ({ identity, request, response }) => {
    const lines = (await readBody(request, MAX_BYTES, TIMEOUT_MS)).toString('utf8').split('\n').filter(Boolean);
    sendJson(response, 201, await appendEntries(store, identity, lines));
  },
});
