/** The facilities subgraph: administrative units, vaccination sites, focal contacts. */
import { readEnvironment, url } from '@so-tiem/platform/configuration/environment';
import { stopReadingTables } from '@so-tiem/platform/imports/readTable';
import { jobRoutes } from '@so-tiem/platform/jobs/jobRoutes';
import { openMailingOutbox } from '@so-tiem/platform/jobs/mailJob';
import { startRetention } from '@so-tiem/platform/jobs/retention';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { contactListRoutes } from './imports/routes.ts';
import { applyImport } from './jobs/applyImport.ts';
import { retireContacts, retireImports } from './jobs/applyRetention.ts';
import { createOffices } from './jobs/createOffices.ts';
import { startRefreshingOffices } from './jobs/refreshOffices.ts';
import { makeLoaders } from './loaders.ts';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

await runSubgraph({
  name: 'facilities',
  port: 4003,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, trail, log }) => {
    const environment = readEnvironment({
      PUBLIC_URL: url('http://127.0.0.1:4000'),
    });
    const { outbox, stop: stopOutbox } = openMailingOutbox(connection, log);
    const store = openStore(connection, outbox, trail);
    await ensureIndexes(connection);
    await createOffices(store);

    outbox.handle('applyImport', applyImport(store), { lane: 'long' }).start();
    const stopRefreshing = startRefreshingOffices(store, log);
    const stopRetaining = startRetention({ contacts: retireContacts(store), contactImports: retireImports(store) }, { trail, log });

    return {
      resolvers: makeResolvers(store, environment.PUBLIC_URL),
      loaders: () => makeLoaders(store),
      routes: { ...contactListRoutes(store), ...jobRoutes('facilities', { outbox, trail, connection }) },
      stop: async () => {
        await stopRefreshing();
        await stopRetaining();
        await stopOutbox();
        stopReadingTables();
      },
    };
  },
});
