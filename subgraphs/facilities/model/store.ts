/** The subgraph's collections on one connection, and its outbox. */
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import type { Outbox } from '@so-tiem/platform/outbox';
import type { Connection } from 'mongoose';
import { administrativeUnits } from './administrativeUnit.ts';
import { changes } from './change.ts';
import { confirmationLinks } from './confirmationLink.ts';
import { contacts } from './contact.ts';
import { contactLists, listRows } from './contactList.ts';
import { offices } from './office.ts';
import { sites } from './site.ts';

export const openStore = (connection: Connection, outbox: Outbox, trail: AuditTrail) => ({
  connection,
  outbox,
  trail,
  units: administrativeUnits(connection),
  sites: sites(connection),
  offices: offices(connection),
  contacts: contacts(connection),
  links: confirmationLinks(connection),
  lists: contactLists(connection),
  listRows: listRows(connection),
  changes: changes(connection),
});

export type Store = ReturnType<typeof openStore>;
