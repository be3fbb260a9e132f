/** The subgraph's collections on one connection. */
import type { Connection } from 'mongoose';
import { anchoredAt, auditEntries, chainEnds, erasedSubjects } from './auditEntry.ts';
import { leases } from './lease.ts';
import { stretches } from './segment.ts';

export const openStore = (connection: Connection) => ({
  connection,
  entries: auditEntries(connection),
  ends: chainEnds(connection),
  stretches: stretches(connection),
  anchored: anchoredAt(connection),
  erased: erasedSubjects(connection),
  leases: leases(connection),
});

export type Store = ReturnType<typeof openStore>;
