/** The doses subgraph: the ledger of injections. */
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { Directory } from './graph/directory.ts';
import { makeLoaders } from './loaders.ts';
import { openStore } from './model/store.ts';
import { makeVisibility } from './queries/visibleDoses.ts';
import { makeResolvers } from './resolvers/index.ts';

await runSubgraph({
  name: 'doses',
  port: 4002,
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, graph, trail }) => {
    const store = openStore(connection, trail);
    await ensureIndexes(connection);
    const directory = new Directory(graph);
    const visibility = makeVisibility(directory);
    return { resolvers: makeResolvers(store, directory), loaders: (identity) => makeLoaders(store, visibility, identity) };
  },
});
