/** The audit subgraph: who did what, on record for good, or as long as retention says. */
import { count, list, readEnvironment } from '@so-tiem/platform/configuration/environment';
import { jobRoutes } from '@so-tiem/platform/jobs/jobRoutes';
import { openMailingOutbox } from '@so-tiem/platform/jobs/mailJob';
import { startRetention } from '@so-tiem/platform/jobs/retention';
import { runEvery } from '@so-tiem/platform/process/runEvery';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { anchorPlace } from './anchors/places.ts';
import { auditEntryRoutes } from './entries/routes.ts';
import { auditListRoutes } from './exports/routes.ts';
import { anchorEnd } from './jobs/anchorChain.ts';
import { applyRetention } from './jobs/applyRetention.ts';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

const LOOK_MS = 2000;

await runSubgraph({
  name: 'audit',
  port: 4005,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, trail, log }) => {
    const { AUDIT_ANCHOR, AUDIT_ANCHOR_SECONDS } = readEnvironment({
      /** Where the end of the chain is kept outside the database: folders, https addresses, mailto addresses. */
      AUDIT_ANCHOR: list(),
      AUDIT_ANCHOR_SECONDS: count(3600),
    });
    const { outbox, stop: stopOutbox } = openMailingOutbox(connection, log);
    const places = AUDIT_ANCHOR.map((place) => anchorPlace(place, { outbox, connection }));
    if (!places.length) log.warn('AUDIT_ANCHOR is not set: cutting off the end of the audit trail would not be noticed');
    const store = openStore(connection);
    await ensureIndexes(connection);
    outbox.start();
    const stopAnchoring = runEvery(() => anchorEnd(store, places, { everyMs: AUDIT_ANCHOR_SECONDS * 1000, log }), {
      everyMs: LOOK_MS,
      firstMs: LOOK_MS,
      failed: (error) => log.warn({ err: error }, 'the end of the audit trail is not anchored'),
    });
    const stopRetaining = startRetention({ trail: applyRetention(store) }, { trail, log });
    return {
      resolvers: makeResolvers(store),
      loaders: () => null,
      routes: {
        ...auditEntryRoutes(store),
        'GET /audit-lists': auditListRoutes(store, trail),
        ...jobRoutes('audit', { outbox, trail, connection }),
      },
      stop: async () => {
        await Promise.all([stopAnchoring(), stopRetaining()]);
        await stopOutbox();
      },
    };
  },
});
