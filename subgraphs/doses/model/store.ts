/** The subgraph's collections on one connection. */
import type { Connection } from 'mongoose';
import { doses } from './dose.ts';

export const openStore = (connection: Connection) => ({ connection, doses: doses(connection) });

export type Store = ReturnType<typeof openStore>;
