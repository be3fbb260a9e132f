/** What a new subgraph begins with, file by file. */
import type { Names } from './edit.ts';

interface NewSubgraph {
  name: string;
  port: number;
  /** Of a subgraph that is there, for the versions. */
  dependencies: Readonly<Record<string, string>>;
}

const USED = ['@so-tiem/platform', 'mongoose', 'zod'];

export function subgraphFiles(names: Names, { name, port, dependencies }: NewSubgraph): Record<string, string> {
  const { plural, singular, type } = names;
  const own = Object.fromEntries(USED.map((each) => [each, dependencies[each]]));
  const manifest = { name: `@so-tiem/${name}`, version: '0.1.0', private: true, type: 'module', dependencies: own };
  const at = (file: string) => `subgraphs/${name}/${file}`;
  return {
    [at('package.json')]: `${JSON.stringify(manifest, null, 2)}\n`,
    [at('schema.graphql')]: schema(names),
    [at('main.ts')]: `/** The ${name} subgraph. */
import { ensureIndexes } from '@so-tiem/platform/storage/indexes';
import { runSubgraph } from '@so-tiem/platform/subgraph';
import { openStore } from './model/store.ts';
import { makeResolvers } from './resolvers/index.ts';

await runSubgraph({
  name: '${name}',
  port: ${port},
  schema: new URL('./schema.graphql', import.meta.url),
  prepare: async ({ connection, trail }) => {
    const store = openStore(connection, trail);
    await ensureIndexes(connection);
    return { resolvers: makeResolvers(store), loaders: () => null };
  },
});
`,
    [at('loaders.ts')]: `/** What a resolver is given of its request; DataLoaders go in the place of null. */
import type { RequestContext } from '@so-tiem/platform/subgraph';

export type Context = RequestContext<null>;
`,
    [at('model/store.ts')]: `/** The subgraph's collections on one connection. */
import type { AuditTrail } from '@so-tiem/platform/audit/trail';
import type { Connection } from 'mongoose';
import { ${plural} } from './${singular}.ts';

export const openStore = (connection: Connection, trail: AuditTrail) => ({ connection, trail, ${plural}: ${plural}(connection) });

export type Store = ReturnType<typeof openStore>;
`,
    [at(`model/${singular}.ts`)]: `import { type Connection, Schema } from 'mongoose';

export interface ${type}Record {
  _id: string;
  name: string;
  idempotencyKey: string;
}

const schema = new Schema<${type}Record>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    idempotencyKey: { type: String, required: true },
  },
  { collection: '${plural}', versionKey: false },
);
schema.index({ idempotencyKey: 1 }, { unique: true });

export const ${plural} = (connection: Connection) => connection.model<${type}Record>('${type}', schema);
`,
    [at(`rules/${singular}Input.ts`)]: `/** What may be said of a ${singular}. */
import { line } from '@so-tiem/platform/errors/userErrors';
import { idempotencyKey } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';

const MAX_NAME = 200;

export const ${singular}Input = z.strictObject({ idempotencyKey, name: line(MAX_NAME) });
`,
    [at(`rules/${singular}Input.test.ts`)]: `import { expect, test } from '@jest/globals';
import { ${singular}Input } from './${singular}Input.ts';

test.each([
  ['a name', { name: 'Kho tuyến tỉnh' }, true],
  ['a blank name', { name: ' ' }, false],
  ['another field', { name: 'Kho', colour: 'red' }, false],
])('%s', (_, fields, good) => {
  expect(${singular}Input.safeParse({ idempotencyKey: 'a key of a client', ...fields }).success).toBe(good);
});
`,
    [at(`actions/add${type}.ts`)]: action(names),
    [at(`queries/${queryName(names)}.ts`)]: query(names),
    [at('resolvers/index.ts')]: resolvers(names),
  };
}

const queryName = ({ plural }: Names) => `find${plural.charAt(0).toUpperCase()}${plural.slice(1)}`;

const schema = ({ plural, singular, type }: Names) => `extend schema
  @permission(name: "${singular}:read", what: "${plural}", roles: ["ADMINISTRATOR"], where: "COUNTRY")
  @permission(name: "${singular}:write", what: "add ${plural}", roles: ["ADMINISTRATOR"], where: "COUNTRY")

type StaffMember @key(fields: "id", resolvable: false) {
  "Id of the account."
  id: ID!
}

"A ${singular}."
type ${type} {
  "Id of the record."
  id: ID!
  "Its name, at most 200 characters."
  name: String!
}

"A page of ${plural}."
type ${type}Connection {
  "Records with their cursors."
  edges: [${type}Edge!]!
  "The same records without cursors."
  nodes: [${type}!]!
  "Where the page begins and ends."
  pageInfo: PageInfo!
}

"A ${singular} within a page."
type ${type}Edge {
  "Place of the record in the list."
  cursor: String!
  "The record."
  node: ${type}!
}

type Query {
  "The ${plural}, by id. Administrators of the country."
  ${plural}("Page size, 1 to 100." first: Int = 25, "Cursor after which the page begins." after: String): ${type}Connection!
    @access(permission: "${singular}:read")
    @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"], assumedSize: 25, requireOneSlicingArgument: false)
}

type Mutation {
  "Adds a ${singular}. Administrators of the country."
  add${type}(input: Add${type}Input!): Add${type}Payload! @access(permission: "${singular}:write")
}

"A ${singular} that is added."
input Add${type}Input {
  "Chosen anew by the client for each intended change; a repeat with the same key changes nothing."
  idempotencyKey: ID!
  "Its name, at most 200 characters."
  name: String!
}

"The ${singular}, or why it was not added."
type Add${type}Payload {
  "The record; null when there are errors."
  ${singular}: ${type}
  "What was wrong."
  errors: [UserError!]!
}
`;

const action = ({ plural, singular, type }: Names) => `/** Adding a ${singular}. */
import { randomUUID } from 'node:crypto';
import { changesBetween } from '@so-tiem/platform/audit/entry';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { asMade, once } from '@so-tiem/platform/storage/idempotency';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { Add${type}Input } from '../generated/schema.ts';
import type { ${type}Record } from '../model/${singular}.ts';
import type { Store } from '../model/store.ts';
import { ${singular}Input } from '../rules/${singular}Input.ts';

export async function add${type}(
  { connection, trail, ${plural} }: Store,
  identity: Identity,
  raw: Add${type}Input,
): Promise<${type}Record> {
  requirePermission(identity, '${singular}:write');
  const added: ${type}Record = { _id: randomUUID(), ...parseInput(${singular}Input, raw) };
  return await once(
    added.idempotencyKey,
    async (same) => asMade(await ${plural}.findOne({ idempotencyKey: same }).lean()),
    () =>
      inTransaction(connection, async (session) => {
        await ${plural}.create([added], { session });
        const changes = changesBetween(null, { name: added.name });
        await trail.changed(session, { action: '${singular}.ADDED', subjects: [\`${singular}:\${added._id}\`], changes });
        return added;
      }),
  );
}
`;

const query = (names: Names) => `import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { Identity } from '@so-tiem/platform/identity/identity';
import type { ${names.type}Record } from '../model/${names.singular}.ts';
import type { Store } from '../model/store.ts';

export async function ${queryName(names)}({ ${names.plural} }: Store, identity: Identity, page: PageArguments) {
  requirePermission(identity, '${names.singular}:read');
  const read = (after: string | undefined, limit: number) =>
    ${names.plural}
      .find(after ? { _id: { $gt: after } } : {})
      .sort({ _id: 1 })
      .limit(limit)
      .lean();
  return await readPage<${names.type}Record>('${names.plural}', page, read, ({ _id }) => _id);
}
`;

const resolvers = (names: Names) => `/** All resolvers of the subgraph. */
import { payload } from '@so-tiem/platform/errors/userErrors';
import { add${names.type} } from '../actions/add${names.type}.ts';
import type { Resolvers } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';
import { ${queryName(names)} } from '../queries/${queryName(names)}.ts';

export const makeResolvers = (store: Store): Resolvers => ({
  Query: { ${names.plural}: (_, page, { identity }) => ${queryName(names)}(store, identity, page) },
  Mutation: {
    add${names.type}: (_, { input }, { identity }) => payload('${names.singular}', () => add${names.type}(store, identity, input)),
  },
  ${names.type}: { id: ({ _id }) => _id },
});
`;
