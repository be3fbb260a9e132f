/** The subgraph's collections on one connection. */
import type { Connection } from 'mongoose';
import { anchoredAt, auditEntries, chainEnds, erasedSubjects } from './auditEntry.ts';
import { leases } from './lease.ts';
import { segments } from './segment.ts';

export const openStore = (connection: Connection) => ({
  connection,
  entries: auditEntries(connection),
  ends: chainEnds(connection),
  segments: segments(connection),
  anchored: anchoredAt(connection),
  erased: erasedSubjects(connection),
  leases: leases(connection),
});

export type Store = ReturnType<typeof openStore>;
