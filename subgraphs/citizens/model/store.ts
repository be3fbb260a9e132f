/** The subgraph's collections on one connection, and its outbox. */
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import type { Outbox } from '@so-tiem/platform/jobs/outbox';
import type { Connection } from 'mongoose';
import { accessCodes, openedRecords } from './access.ts';
import { accessGrants } from './accessGrant.ts';
import { citizens } from './citizen.ts';
import { citizenRevisions } from './citizenRevision.ts';
import { erasures, tombstones } from './erasure.ts';
import { citizenMerges } from './merge.ts';
import { numberClaims } from './numberClaim.ts';
import { personCopies } from './personCopy.ts';

export const openStore = (connection: Connection, outbox: Outbox, trail: AuditTrail) => ({
  connection,
  outbox,
  trail,
  citizens: citizens(connection),
  revisions: citizenRevisions(connection),
  merges: citizenMerges(connection),
  accessCodes: accessCodes(connection),
  opened: openedRecords(connection),
  accessGrants: accessGrants(connection),
  numberClaims: numberClaims(connection),
  copies: personCopies(connection),
  erasures: erasures(connection),
  tombstones: tombstones(connection),
});

export type Store = ReturnType<typeof openStore>;
