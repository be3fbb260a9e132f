/** The subgraph's collections on one connection. */
import type { Connection } from 'mongoose';
import { citizens } from './citizen.ts';
import { citizenRevisions } from './citizenRevision.ts';

export const openStore = (connection: Connection) => ({
  connection,
  citizens: citizens(connection),
  revisions: citizenRevisions(connection),
});

export type Store = ReturnType<typeof openStore>;
