/**
 * What the schemas declare of rights, for who does not read schemas: the permissions with their roles as a module of the platform and
 * of the console, and as the list of docs/rights.md.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { AUDIENCES, accessIn, type DeclaredPermission, permissionsIn, personalIn } from '@so-tiem/platform/graphql/declaration';
import { readTypeDefs } from '@so-tiem/platform/graphql/typeDefs';
import { parse } from 'graphql';
import { SUBGRAPH_NAMES } from '../subgraphs/list.ts';

const root = new URL('../', import.meta.url);
const LIST = /<!-- permissions -->[\s\S]*<!-- \/permissions -->/;

const documents = SUBGRAPH_NAMES.map((name) => parse(readTypeDefs(new URL(`subgraphs/${name}/schema.graphql`, root))));
const PERMISSIONS = permissionsIn(documents);
export const OPERATIONS: ReadonlyMap<string, string | undefined> = accessIn(documents);

const moduleOf = (
  permissions: readonly DeclaredPermission[],
  { imports = '', checked = '' } = {},
): string => `/** Made from the schemas by scripts/permissions.ts. */
${imports}export const PERMISSIONS = ${JSON.stringify(Object.fromEntries(permissions.map(({ name, roles, where }) => [name, { roles, where }])), null, 2)} as const${checked};

export type Permission = keyof typeof PERMISSIONS;
`;

const operationsWith = (permission: string): string =>
  [...OPERATIONS].flatMap(([operation, access]) => (access === permission ? [`\`${operation.split('.')[1]}\``] : [])).join(', ');

const AUDIENCE_WORDS: Record<(typeof AUDIENCES)[number], string> = {
  ANYBODY: 'without an account, some with a code, a link or a token',
  STAFF: 'all staff who are signed in',
  HISTORY: 'partner apps with the scope `doses:read`, and no one else',
  SYSTEM: "the system's own parts",
};

/** The part of docs/rights.md that follows from the schemas. */
function inWords(): string {
  const permissions = PERMISSIONS.map(
    ({ name, what, roles, where }) =>
      `- **\`${name}\`**, ${where}: ${what}.\n  ${roles.join(', ')}.\n  ${operationsWith(name) || 'No operation of the graph.'}`,
  );
  const audiences = AUDIENCES.map((audience) => `- **${audience}**: ${AUDIENCE_WORDS[audience]}.\n  ${operationsWith(audience)}`);
  const personal = [...personalIn(documents)].map(([type, fields]) => `- \`${type}\`: ${fields.map((field) => `\`${field}\``).join(', ')}`);
  return [...permissions, ...audiences, '', 'Personal fields, whose reading stands in the access log:', '', ...personal].join('\n');
}

export const rightsPage = (page: string): string =>
  page.replace(LIST, () => `<!-- permissions -->\n\n${inWords()}\n\n<!-- /permissions -->`);

if (import.meta.main) {
  // A role or a place that is none does not compile.
  const checks = {
    imports: "import type { DeclaredPermission } from '../graphql/declaration.ts';\n\n",
    checked: " satisfies Record<string, Pick<DeclaredPermission, 'roles' | 'where'>>",
  };
  for (const [folder, types] of [
    ['platform/generated', checks],
    ['admin/generated', {}],
  ] as const) {
    mkdirSync(new URL(folder, root), { recursive: true });
    writeFileSync(new URL(`${folder}/permissions.ts`, root), moduleOf(PERMISSIONS, types));
  }
  const page = new URL('docs/rights.md', root);
  const text = readFileSync(page, 'utf8');
  if (rightsPage(text) !== text) writeFileSync(page, rightsPage(text));
}
