/**
 * `POST /audit-entries`: entries as the other parts noted them, a line of JSON each. Beside the graph, because they are many: as
 * input of a mutation each would be checked against the schema three times on its way.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DomainError, type ErrorCode } from '@so-tiem/platform/errors/errors';
import { readBody, sendJson } from '@so-tiem/platform/http/server';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { appendEntries } from '../actions/appendEntries.ts';
import type { Store } from '../model/store.ts';

const MAX_BYTES = 32_000_000;
const TIMEOUT_MS = 20_000;

export const auditEntryRoutes =
  (store: Store) =>
  async (identity: Identity, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const lines = (await readBody(request, MAX_BYTES, TIMEOUT_MS)).toString('utf8').split('\n').filter(Boolean);
      sendJson(response, 201, await appendEntries(store, identity, lines));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      sendJson(response, statusOf(error), { errors: error.failures });
    }
  };

const STATUS: Partial<Record<ErrorCode, number>> = { FORBIDDEN: 403, UNAVAILABLE: 503 };
const statusOf = ({ failures: [failure] }: DomainError): number => (failure && STATUS[failure.code]) ?? 422;
