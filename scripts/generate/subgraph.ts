/**
 * `npm run new:subgraph vaccineStocks`: a subgraph with one kind of record, a page of them and a way to add one, and everything that
 * has to know of it. What it says of rights is the narrowest: administrators, of the whole country.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, CannotGenerate, command, create, edit, format, type Names, namesOf } from './edit.ts';
import { subgraphFiles } from './subgraphFiles.ts';

/** @returns what is to be done next, a line each */
export function makeSubgraph(root: string, names: Names): string[] {
  const { plural, singular, type } = names;
  const name = plural.toLowerCase();
  const list = readFileSync(join(root, 'subgraphs/list.ts'), 'utf8');
  const ports = [...list.matchAll(/^ {2}\w+: (\d+),$/gm)].map(([, port]) => Number(port));
  if (list.includes(`  ${name}: `)) throw new CannotGenerate(`There is a subgraph ${name}.`);
  const port = Math.max(...ports) + 1;
  const { dependencies } = JSON.parse(readFileSync(join(root, 'subgraphs/doses/package.json'), 'utf8'));
  create(root, subgraphFiles(names, { name, port, dependencies }));
  edit(root, 'subgraphs/list.ts', [before('} as const;', `  ${name}: ${port},\n`)]);
  edit(root, 'codegen.ts', [before(/^ {2}complaints: \{$/m, `  ${name}: { ${type}: 'model/${singular}.ts#${type}Record' },\n`)]);
  edit(root, 'Dockerfile', [before('RUN npm install', `COPY subgraphs/${name}/package.json subgraphs/${name}/\n`)]);
  edit(root, 'docker-compose.yml', [
    before(
      /^ {2}gateway:$/m,
      `  ${name}:
    <<: *subgraph
    command: [node, subgraphs/${name}/main.ts]
    environment: { <<: *subgraph-environment, PORT: "${port}" }

`,
    ),
    after(/depends_on: \[citizens, [^\]]*access/, `, ${name}`),
    after(/^ {6}ACCESS_URL: .*$\n/m, `      ${name.toUpperCase()}_URL: http://${name}:${port}\n`),
  ]);
  format(root, [`subgraphs/${name}`, 'codegen.ts']);
  return [
    `Made subgraphs/${name}, on port ${port}. Next:`,
    '  npm install        links it',
    '  npm run build      composes the supergraph, and makes its types',
    '  npm start          starts it with the others',
    `Then say who may do what (@permission in subgraphs/${name}/schema.graphql) and ask it as every role (test/authorization).`,
  ];
}

if (import.meta.main) command((root) => makeSubgraph(root, namesOf(process.argv[2])));
