/**
 * All subgraphs of the benchmark in one process, on the real schemas and objects in memory. An answer is computed once and
 * then sent again for the same question, so that what is measured is the gateway in front.
 */

import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { scalars } from '@so-tiem/platform/graphql/scalars';
import { readTypeDefs } from '@so-tiem/platform/graphql/typeDefs';
import { graphql, parse } from 'graphql';
import { makeGraph } from './graphOfObjects.ts';

const { root, entity } = makeGraph();
const [firstPort = 0] = process.argv.slice(2).map(Number);

for (const [i, name] of ['citizens', 'doses', 'facilities', 'complaints'].entries()) {
  const typeDefs = parse(readTypeDefs(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url)));
  const references = Object.fromEntries(
    typeDefs.definitions.flatMap((definition) =>
      definition.kind === 'ObjectTypeDefinition' && definition.directives?.some((directive) => directive.name.value === 'key')
        ? [[definition.name.value, { __resolveReference: entity }]]
        : [],
    ),
  );
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: { ...scalars, ...references } }]);
  const answers = new Map<string, Buffer>();
  const answer = async (body: string): Promise<Buffer> => {
    const { query, variables, operationName } = JSON.parse(body);
    const result = await graphql({ schema, source: query, rootValue: root, variableValues: variables, operationName });
    const bytes = Buffer.from(JSON.stringify(result));
    answers.set(body, bytes);
    return bytes;
  };
  const server = createServer((request, response) => {
    if (request.method === 'GET') return response.end('{"status":"ok"}');
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const bytes = answers.get(body) ?? (await answer(body));
      response.writeHead(200, ['content-type', 'application/json', 'content-length', String(bytes.length)]).end(bytes);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(firstPort + i, '127.0.0.1');
}
process.send?.({ ready: true });
process.on('disconnect', () => process.exit());
