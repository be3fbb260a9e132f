/** The subgraph's collections on one connection. */
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import type { Connection } from 'mongoose';
import { doses } from './dose.ts';
import { closedPeople } from './mergedPerson.ts';

export const openStore = (connection: Connection, trail: AuditTrail) => ({
  connection,
  trail,
  doses: doses(connection),
  closedPeople: closedPeople(connection),
});

export type Store = ReturnType<typeof openStore>;
