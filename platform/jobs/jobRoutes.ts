/**
 * `GET /jobs/SUBGRAPH`: jobs that ended without success; `POST /jobs/SUBGRAPH/KEY/again` and `.../given-up`. For administrators of the
 * country: a key names what a job is about and no personal data.
 */
import type { Connection } from 'mongoose';
import type { AuditTrail } from '../audit/trail.ts';
import { requirePermission } from '../authorization/permissions.ts';
import { notFound } from '../errors/errors.ts';
import type { Route, Routes } from '../http/routes.ts';
import { sendJson } from '../http/server.ts';
import { inTransaction } from '../storage/transaction.ts';
import type { Outbox } from './outbox.ts';

const MAX_JOBS = 200;
interface Parts {
  outbox: Outbox;
  trail: AuditTrail;
  connection: Connection;
}

/** @param subgraph whose they are, as the gateway names it in the path */
export const jobRoutes = (subgraph: string, { outbox, trail, connection }: Parts): Routes => {
  const settle = (action: string, done: (key: string) => Promise<boolean>): Route => {
    return async ({ identity, response, params: { key = '' } }) => {
      requirePermission(identity, 'job:manage');
      if (!(await done(key))) throw notFound('key', 'no such job that ended without success');
      await inTransaction(connection, (session) => trail.changed(session, { action, subjects: [`job:${key}`] }));
      sendJson(response, 200, { key });
    };
  };
  const list: Route = async ({ identity, response }) => {
    requirePermission(identity, 'job:manage');
    sendJson(response, 200, { jobs: (await outbox.unsuccessful(MAX_JOBS)).map(shown) });
  };
  return {
    [`GET /jobs/${subgraph}`]: list,
    [`POST /jobs/${subgraph}/:key/again`]: settle('job.AGAIN', (key) => outbox.tryAgain(key)),
    [`POST /jobs/${subgraph}/:key/given-up`]: settle('job.GIVEN_UP', (key) => outbox.giveUp(key)),
  };
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
