/** The subgraph's collections on one connection, and its outbox. */
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import type { Outbox } from '@so-tiem/platform/jobs/outbox';
import { Remembered } from '@so-tiem/platform/process/remembered';
import { WITHOUT_SUFFIXES } from '@so-tiem/platform/search/textSearch';
import type { Connection } from 'mongoose';
import { administrativeUnits } from './administrativeUnit.ts';
import { changes } from './change.ts';
import { confirmationLinks } from './confirmationLink.ts';
import { contacts } from './contact.ts';
import { contactImportRows, contactImports } from './contactImport.ts';
import { offices } from './office.ts';
import { sites } from './site.ts';

/** More than there are. */
const MAX_UNITS = 25_000;
/** Units do not change while a process runs. */
const UNITS_FOR_MS = 60_000;
const SITES_FOR_MS = 5000;

export const openStore = (connection: Connection, outbox: Outbox, trail: AuditTrail) => ({
  connection,
  outbox,
  trail,
  units: administrativeUnits(connection),
  sites: sites(connection),
  /** As they stand on every page; of one that is about to be changed the record itself is read. */
  knownUnits: new Remembered(
    (ids) =>
      administrativeUnits(connection)
        .find({ _id: { $in: ids } })
        .lean(),
    { most: MAX_UNITS, forMs: UNITS_FOR_MS },
  ),
  knownSites: new Remembered(
    (ids) =>
      sites(connection)
        .find({ _id: { $in: ids } })
        .lean(),
    { most: MAX_UNITS, forMs: SITES_FOR_MS },
  ),
  knownOffices: new Remembered(
    (codes) =>
      offices(connection)
        .find({ _id: { $in: codes } }, WITHOUT_SUFFIXES)
        .lean(),
    { most: MAX_UNITS, forMs: SITES_FOR_MS },
  ),
  offices: offices(connection),
  contacts: contacts(connection),
  links: confirmationLinks(connection),
  contactImports: contactImports(connection),
  contactImportRows: contactImportRows(connection),
  changes: changes(connection),
});

export type Store = ReturnType<typeof openStore>;
