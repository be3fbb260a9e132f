/** The audit subgraph: who did what, on record for good, or as long as retention says. */
import { count, readEnvironment } from '@so-tiem/platform/environment';
import { ensureIndexes } from '@so-tiem/platform/indexes';
import { repeat } from '@so-tiem/platform/repeat';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { auditEntryRoutes } from './entries/routes.ts';
import { retireEntries } from './jobs/retireEntries.ts';
import { auditListRoutes } from './lists/routes.ts';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

const HOUR_MS = 3_600_000;

await runSubgraph({
  name: 'audit',
  port: 4005,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, trail, log }) => {
    const { AUDIT_KEEP_DAYS } = readEnvironment({ AUDIT_KEEP_DAYS: count(3650) });
    const store = openStore(connection);
    await ensureIndexes(connection);
    const failed = (error: unknown) => log.warn({ err: error }, 'old entries stay for now');
    const stopRetiring = repeat(() => retireEntries(store, AUDIT_KEEP_DAYS), { everyMs: HOUR_MS, firstMs: HOUR_MS, failed });
    return {
      resolvers: makeResolvers(store),
      loaders: () => null,
      routes: { '/audit-entries': auditEntryRoutes(store), '/audit-lists': auditListRoutes(store, trail) },
      stop: stopRetiring,
    };
  },
});
