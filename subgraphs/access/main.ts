/** The access subgraph: accounts of staff, partner apps, and what the gateways need to know of both. */
import { optionalUrl, readEnvironment, url } from '@so-tiem/platform/configuration/environment';
import { jobRoutes } from '@so-tiem/platform/jobs/jobRoutes';
import { openMailingOutbox } from '@so-tiem/platform/jobs/mailJob';
import { Units } from '@so-tiem/platform/reference/units';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { callerRoutes } from './callers/routes.ts';
import { makeLoaders } from './loaders.ts';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

await runSubgraph({
  name: 'access',
  port: 4006,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, graph, trail, log }) => {
    const environment = readEnvironment({
      PUBLIC_URL: url('http://127.0.0.1:4000'),
      /** Where accounts are administered when another issuer keeps them: then none is created here. */
      ACCOUNTS_URL: optionalUrl(),
    });
    const { outbox, stop: stopOutbox } = openMailingOutbox(connection, log);
    const store = openStore(connection, outbox, trail);
    await ensureIndexes(connection);
    outbox.start();
    return {
      resolvers: makeResolvers(store, new Units(graph), {
        consoleUrl: `${environment.PUBLIC_URL}/admin/`,
        accountsUrl: environment.ACCOUNTS_URL,
      }),
      loaders: () => makeLoaders(store),
      routes: { ...callerRoutes(store), ...jobRoutes('access', { outbox, trail, connection }) },
      stop: stopOutbox,
    };
  },
});
