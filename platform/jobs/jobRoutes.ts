/**
 * `GET /jobs/SUBGRAPH`: jobs that ended without success; `POST /jobs/SUBGRAPH/KEY/again` and `.../given-up`. For administrators of the
 * country: a key names what a job is about and nobody's data.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection } from 'mongoose';
import type { AuditTrail } from '../audit/trail.ts';
import { requireCountryPermission } from '../authorization/permissions.ts';
import { DomainError, invalid, notFound } from '../errors/errors.ts';
import { sendJson } from '../http/server.ts';
import type { Identity } from '../identity/identity.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Outbox } from './outbox.ts';

const MAX_JOBS = 200;
const STATUS: Partial<Record<string, number>> = { FORBIDDEN: 403, NOT_FOUND: 404 };

export const jobRoutes =
  ({ outbox, trail, connection }: { outbox: Outbox; trail: AuditTrail; connection: Connection }) =>
  async (identity: Identity, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    try {
      requireCountryPermission(identity, 'job:manage');
      const [, , , key, action] = url.pathname.split('/').map(decoded);
      if (request.method === 'GET' && !key) return sendJson(response, 200, { jobs: (await outbox.unsuccessful(MAX_JOBS)).map(shown) });
      if (request.method !== 'POST' || !key || (action !== 'again' && action !== 'given-up')) throw invalid('', 'no such path');
      const found = action === 'again' ? await outbox.tryAgain(key) : await outbox.giveUp(key);
      if (!found) throw notFound('key', 'no such job that ended without success');
      await inTransaction(connection, (session) =>
        trail.changed(session, { action: action === 'again' ? 'job.AGAIN' : 'job.GIVEN_UP', subjects: [`job:${key}`] }),
      );
      sendJson(response, 200, { key });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      sendJson(response, STATUS[error.failures[0]?.code ?? ''] ?? 422, { errors: error.failures });
    }
  };

/** `deadAt` is null of what goes on, next at `due`. */
const shown = ({ _id: key, kind, attempts, deadAt, due, lastError }: Awaited<ReturnType<Outbox['unsuccessful']>>[number]) => ({
  key,
  kind,
  attempts,
  deadAt,
  due,
  lastError,
});

/** @throws DomainError for what is no encoded text */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw invalid('key', 'not a key');
  }
}
