/** The citizens subgraph: people and their identity. */
import { count, readEnvironment, text } from '@so-tiem/platform/configuration/environment';
import { jobRoutes } from '@so-tiem/platform/jobs/jobRoutes';
import { openMailingOutbox } from '@so-tiem/platform/jobs/mailJob';
import { makeSearchLimit } from '@so-tiem/platform/search/exactSearch';
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { personCopyRoutes } from './copies/routes.ts';
import { Directory } from './graph/directory.ts';
import { eraseElsewhere } from './jobs/eraseElsewhere.ts';
import { mergeDoses, mergeEnded, separationEnded, unmergeDoses } from './jobs/mergeDoses.ts';
import { makeAccessLimits } from './limits/accessLimits.ts';
import { makeLoaders } from './loaders.ts';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

await runSubgraph({
  name: 'citizens',
  port: 4001,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, graph, trail, log }) => {
    const environment = readEnvironment({
      SMS_MAIL_DOMAIN: text('sms.so-tiem.example'),
      /** Within a quarter of an hour; an office or a carrier shares an address among many. */
      CODES_PER_ADDRESS: count(20),
      CODES_PER_NETWORK: count(200),
      CODE_TRIES_PER_ADDRESS: count(60),
      /** Of one account, for a number or a date of birth. */
      EXACT_SEARCHES_PER_HOUR: count(60),
    });
    const { outbox, stop: stopOutbox } = openMailingOutbox(connection, log);
    const store = openStore(connection, outbox, trail);
    await ensureIndexes(connection);
    outbox
      .handle('mergeDoses', mergeDoses(store, graph), { ended: mergeEnded(store) })
      .handle('unmergeDoses', unmergeDoses(store, graph), { ended: separationEnded(store) })
      .handle('eraseElsewhere', eraseElsewhere(graph), { mustSucceed: true })
      .start();
    const directory = new Directory(graph);
    const searchLimit = makeSearchLimit(connection, environment.EXACT_SEARCHES_PER_HOUR);
    const limits = makeAccessLimits(connection, {
      codesOfAddress: environment.CODES_PER_ADDRESS,
      codesOfNetwork: environment.CODES_PER_NETWORK,
      triesOfAddress: environment.CODE_TRIES_PER_ADDRESS,
    });
    return {
      resolvers: makeResolvers({ store, directory, limits, searchLimit, smsDomain: environment.SMS_MAIL_DOMAIN }),
      loaders: (identity) => makeLoaders(store, directory, identity),
      routes: { ...personCopyRoutes(store, graph), ...jobRoutes('citizens', { outbox, trail, connection }) },
      stop: async () => {
        await stopOutbox();
      },
    };
  },
});
