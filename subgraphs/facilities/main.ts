/** The facilities subgraph: administrative units, vaccination sites, focal contacts. */
import { ensureIndexes } from '@so-tiem/platform/indexes';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { makeLoaders } from './loaders.ts';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

await runSubgraph({
  name: 'facilities',
  port: 4003,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async (connection) => {
    const store = openStore(connection);
    await ensureIndexes(connection);
    return { resolvers: makeResolvers(store), loaders: () => makeLoaders(store) };
  },
});
