/** The schema of a subgraph as it is composed and served. */
import { readFileSync } from 'node:fs';

/** What all subgraphs share, and the subgraph's own. */
export const readTypeDefs = (schemaFile: URL): string =>
  [readFileSync(new URL('./common.graphql', import.meta.url), 'utf8'), readFileSync(schemaFile, 'utf8')].join('\n');
