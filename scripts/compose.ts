/**
 * Composes `supergraph.graphql` from the subgraphs' schemas. With --check it only compares (CI).
 * Also writes `generated/api.graphql`, the schema that clients see, for the generation of their operations' types.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { composeServices } from '@apollo/composition';
import { readTypeDefs } from '@so-tiem/platform/graphql/typeDefs';
import { parse, printSchema } from 'graphql';
import { SUBGRAPH_NAMES } from '../subgraphs/list.ts';

const root = new URL('../', import.meta.url);

const result = composeServices(
  SUBGRAPH_NAMES.toSorted().map((name) => ({
    name,
    url: `http://${name}.invalid/graphql`, // the gateway reads the addresses from its environment
    typeDefs: parse(readTypeDefs(new URL(`subgraphs/${name}/schema.graphql`, root))),
  })),
);
if (result.errors) {
  for (const error of result.errors) console.error(error.message);
  process.exit(1);
}

await mkdir(new URL('generated/', root), { recursive: true });
await writeFile(new URL('generated/api.graphql', root), printSchema(result.schema.toAPISchema().toGraphQLJSSchema()));

const file = new URL('supergraph.graphql', root);
const composed = `${result.supergraphSdl.trim()}\n`;
if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8').catch(() => '')) !== composed) {
    console.error('supergraph.graphql is not what the subgraphs compose to; run `npm run compose` and commit it.');
    process.exit(1);
  }
} else await writeFile(file, composed);
