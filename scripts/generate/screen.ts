/**
 * `npm run new:screen vaccineStocks`: a list in the console over the connection of that name in the graph, with a column for each of its
 * plain fields, its words in two languages, and a row in the menu for those whom the schema lets ask it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessIn } from '@so-tiem/platform/graphql/declaration';
import { readTypeDefs } from '@so-tiem/platform/graphql/typeDefs';
import { buildSchema, type GraphQLSchema, getNamedType, isLeafType, isObjectType, parse } from 'graphql';
import { after, before, CannotGenerate, command, create, edit, format, type Names, namesOf } from './edit.ts';

/** @returns what is to be done next, a line each */
export function makeScreen(root: string, names: Names): string[] {
  const { plural, type } = names;
  const api = join(root, 'generated/api.graphql');
  if (!existsSync(api)) throw new CannotGenerate('The graph is not composed yet: npm run build.');
  const { fields, nodeType } = columnsOf(buildSchema(readFileSync(api, 'utf8')), plural);
  const permission = permissionOf(root, plural);
  const list = `${type}List`;
  create(root, {
    [`admin/src/${plural}/index.ts`]: `/** What \`<Resource name="${plural}">\` takes. */
import icon from '@mui/icons-material/ListAltOutlined';
import { ${list} } from './${list}.tsx';

export const ${plural} = { name: '${plural}', icon, list: ${list} };
`,
    [`admin/src/${plural}/${list}.tsx`]: listScreen(names, fields),
    [`admin/src/messages/${plural}.ts`]: words(fields),
    [`admin/graph/${plural}.graphql`]: operation(names, fields),
  });
  edit(root, 'admin/src/App.tsx', [
    before("import { routing } from './routing/index.ts';", `import { ${plural} } from './${plural}/index.ts';\n`),
    before(/^ {14}\]\.map|\]\.map\(\(resource\)/m, `, ${plural}`),
  ]);
  edit(root, 'admin/src/signIn/access.ts', [after("  partnerApps: 'partner:read',\n", `  ${plural}: '${permission}',\n`)]);
  edit(root, 'admin/src/graph/dataProvider.ts', [
    after('  QueueDocument,\n', `  ${type}ListDocument,\n`),
    before(
      '  offices: async (graph, filter, place) =>',
      `  ${plural}: async (graph, _, place) => (await graph.request(${type}ListDocument, place)).data.${plural},\n`,
    ),
  ]);
  for (const language of ['vi', 'en'])
    edit(root, `admin/src/messages/${language}.ts`, [
      before(`import { ${language} as write }`, `import { ${language} as ${plural} } from './${plural}.ts';\n`),
      before(/^ {4}partnerApps: \{ name/m, `    ${plural}: { name: '${inWords(plural)}' },\n`),
      before(/^ {2}routing,\n/m, `  ${plural},\n`),
    ]);
  format(root, ['admin/src', 'admin/graph']);
  return [
    `Made admin/src/${plural}, a list of ${nodeType} by ${fields.join(', ')}. Next:`,
    '  npm run build      types its operation',
    '  npm start          shows it in the menu',
    `Then give it its words: admin/src/messages/${plural}.ts, and its name in vi.ts and en.ts there.`,
  ];
}

/** @throws CannotGenerate unless the graph has a connection of that name */
function columnsOf(schema: GraphQLSchema, plural: string): { fields: string[]; nodeType: string } {
  const connection = getNamedType(schema.getQueryType()?.getFields()[plural]?.type);
  const nodes = isObjectType(connection) ? getNamedType(connection.getFields()['nodes']?.type) : undefined;
  if (!isObjectType(nodes)) throw new CannotGenerate(`The graph has no connection ${plural}: a list needs one with nodes and pageInfo.`);
  const plain = Object.values(nodes.getFields()).filter(({ type, args }) => isLeafType(getNamedType(type)) && !args.length);
  return { fields: plain.map(({ name }) => name).filter((name) => name !== 'id'), nodeType: nodes.name };
}

/** @throws CannotGenerate where a screen would not know for whom it is */
function permissionOf(root: string, plural: string): string {
  const folders = readFileSync(join(root, 'subgraphs/list.ts'), 'utf8').matchAll(/^ {2}(\w+): \d+,$/gm);
  const documents = [...folders].map(([, name]) =>
    parse(readTypeDefs(new URL(`file://${join(root, `subgraphs/${name}/schema.graphql`)}`))),
  );
  const access = accessIn(documents).get(`Query.${plural}`);
  if (!access?.includes(':'))
    throw new CannotGenerate(`Query.${plural} has no @access(permission: …), so it is not known whom to show it to.`);
  return access;
}

/** `Vaccine stocks`: until it has a word of its own. */
const inWords = (name: string): string => {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const operation = ({ plural, type }: Names, fields: readonly string[]) => `query ${type}List($first: Int, $after: String) {
  ${plural}(first: $first, after: $after) {
    nodes {
      id
${fields.map((field) => `      ${field}\n`).join('')}    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`;

const words = (fields: readonly string[]) => {
  const texts = `{\n  field: {\n${fields.map((field) => `    ${field}: '${inWords(field)}',\n`).join('')}  },\n}`;
  return `/** Words of the list. */
export const vi = ${texts};

export const en: typeof vi = ${texts};
`;
};

const listScreen = ({ plural, type }: Names, fields: readonly string[]) => `import { Box, Card } from '@mui/material';
import { Datagrid, ListBase, TextField, Title, useTranslate } from 'react-admin';
import { Empty } from '../lists/Empty.tsx';
import { ListStatus } from '../lists/ListStatus.tsx';
import { Pagination } from '../lists/Pagination.tsx';

export function ${type}List() {
  const translate = useTranslate();
  return (
    <Box sx={{ my: 2 }}>
      <Title title="resources.${plural}.name" />
      <ListBase resource="${plural}" perPage={50} disableSyncWithLocation storeKey={false}>
        <ListStatus>
          <Card sx={{ overflowX: 'auto' }}>
            <Datagrid bulkActionButtons={false} rowClick={false} size="small" empty={<Empty />}>
${fields.map((field) => `              <TextField source="${field}" sortable={false} label={translate('${plural}.field.${field}')} />\n`).join('')}            </Datagrid>
          </Card>
          <Pagination />
        </ListStatus>
      </ListBase>
    </Box>
  );
}
`;

if (import.meta.main) command((root) => makeScreen(root, namesOf(process.argv[2])));
