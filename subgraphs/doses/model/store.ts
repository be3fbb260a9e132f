/** The subgraph's collections on one connection. */
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import type { Connection } from 'mongoose';
import { doses } from './dose.ts';
import { mergedPeople } from './mergedPerson.ts';

export const openStore = (connection: Connection, trail: AuditTrail) => ({
  connection,
  trail,
  doses: doses(connection),
  mergedPeople: mergedPeople(connection),
});

export type Store = ReturnType<typeof openStore>;
