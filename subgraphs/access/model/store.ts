/** The subgraph's collections on one connection, its outbox and its side of the audit trail. */
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import type { Outbox } from '@so-tiem/platform/jobs/outbox';
import type { Connection } from 'mongoose';
import { accounts } from './account.ts';
import { partnerApps } from './partnerApp.ts';
import { partnerCalls } from './partnerCalls.ts';

export const openStore = (connection: Connection, outbox: Outbox, trail: AuditTrail) => ({
  connection,
  outbox,
  trail,
  accounts: accounts(connection),
  apps: partnerApps(connection),
  calls: partnerCalls(connection),
});

export type Store = ReturnType<typeof openStore>;
