/** The subgraph's collections on one connection. */
import type { Connection } from 'mongoose';
import { administrativeUnits } from './administrativeUnit.ts';
import { changes } from './change.ts';
import { contacts } from './contact.ts';
import { sites } from './site.ts';

export const openStore = (connection: Connection) => ({
  connection,
  units: administrativeUnits(connection),
  sites: sites(connection),
  contacts: contacts(connection),
  changes: changes(connection),
});

export type Store = ReturnType<typeof openStore>;
