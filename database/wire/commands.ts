/** The command table: what each MongoDB command becomes in the engine's SQL functions (schema `documentdb_api`). */
import { BSON, Long } from 'bson';
import type pg from 'pg';
import type { CommandHeader } from './command.ts';
import type { Cursors } from './cursors.ts';
import { CommandError, translateWriteErrors } from './errors.ts';
import { SingleCommand } from './single.ts';

export interface Call {
  header: CommandHeader;
  /** The command document as it came. */
  body: Uint8Array;
  sequences: Map<string, Uint8Array>;
  /** The transaction's connection, or any for this command alone. */
  client: { query: Ask } | SingleCommand;
  cursors: Cursors;
  /** What MongoDB's `serverStatus` says of requests and transactions. */
  status: () => object;
}

export type Ask = <Row extends pg.QueryResultRow>(query: pg.QueryConfig) => Promise<pg.QueryResult<Row>>;

type Command = (call: Call) => Promise<Uint8Array>;

const OK = BSON.serialize({ ok: 1 });

export const commands: Record<string, Command> = {
  insert: write('insert', 'documents'),
  update: write('update', 'updates'),
  delete: write('delete', 'deletes'),
  findAndModify: document('SELECT p_result::bytea AS document FROM documentdb_api.find_and_modify($1, $2, null)'),

  find: firstPage('find_cursor_first_page'),
  aggregate: firstPage('aggregate_cursor_first_page'),
  listCollections: firstPage('list_collections_cursor_first_page'),
  listIndexes: firstPage('list_indexes_cursor_first_page'),
  getMore,
  killCursors,
  count: document('SELECT document::bytea AS document FROM documentdb_api.count_query($1, $2)'),
  distinct: document('SELECT document::bytea AS document FROM documentdb_api.distinct_query($1, $2)'),

  createIndexes: document(
    'SELECT create_indexes_non_concurrently::bytea AS document FROM documentdb_api_internal.create_indexes_non_concurrently($1, $2, true)',
  ),
  dropIndexes: document(
    'SELECT drop_indexes_non_concurrently::bytea AS document FROM documentdb_api_internal.drop_indexes_non_concurrently($1, $2)',
  ),
  create: named('SELECT documentdb_api.create_collection($1, $2)'),
  drop: named('SELECT documentdb_api.drop_collection($1, $2)'),
  collMod: namedDocument('SELECT documentdb_api.coll_mod($1, $2, $3)::bytea AS document'),
  collStats: async ({ client, header }) =>
    one(await client.query({ text: 'SELECT documentdb_api.coll_stats($1, $2)::bytea AS document', values: [header.db, header.target] })),
  dbStats: async ({ client, header }) =>
    one(await client.query({ text: 'SELECT documentdb_api.db_stats($1)::bytea AS document', values: [header.db] })),
  dropDatabase: async ({ client, header }) => {
    await client.query({ text: 'SELECT documentdb_api.drop_database($1)', values: [header.db] });
    return OK;
  },
  listDatabases: async ({ client, body }) =>
    one(await client.query({ text: 'SELECT documentdb_api.list_databases($1)::bytea AS document', values: [body] })),

  ping: async ({ client }) => {
    await client.query({ text: 'SELECT 1' }); // a ping that only this process answers would say nothing about the database
    return OK;
  },
  endSessions: async () => OK,
  serverStatus: async ({ status }) => BSON.serialize({ ...status(), ok: 1 }),
  buildInfo: async () => BSON.serialize({ version: '7.0.0', versionArray: [7, 0, 0, 0], maxBsonObjectSize: 16_777_216, ok: 1 }),
};

/** @throws CommandNotFound */
export function lookUp(name: string): Command {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new CommandError(59, 'CommandNotFound', `no such command: '${name}'`);
  return command;
}

const one = (result: pg.QueryResult<{ document: Buffer }>): Uint8Array => {
  const row = result.rows[0];
  if (!row) throw new CommandError(1, 'InternalError', 'the engine gave no answer');
  return row.document;
};

/** A command whose whole answer is one document. Prepared once per connection under the statement's own text. */
function document(text: string): Command {
  return async ({ client, header, body }) => one(await client.query({ name: header.name, text, values: [header.db, body] }));
}

function named(text: string): Command {
  return async ({ client, header }) => {
    await client.query({ text, values: [header.db, header.target] });
    return OK;
  };
}

function namedDocument(text: string): Command {
  return async ({ client, header, body }) => one(await client.query({ text, values: [header.db, header.target, body] }));
}

function write(name: 'insert' | 'update' | 'delete', sequence: string): Command {
  const text = `SELECT p_result::documentdb_core.bson::bytea AS document FROM documentdb_api.${name}($1, $2, $3, null)`;
  return async ({ client, header, body, sequences }) =>
    translateWriteErrors(one(await client.query({ name, text, values: [header.db, body, sequences.get(sequence) ?? null] })));
}

interface Page {
  page: Buffer;
  continuation: Buffer | null;
  persistconnection: boolean;
  cursorid: string;
}

/**
 * The first page of a result. Whether the following pages must come over the same connection is known only from the
 * answer, so outside of a transaction the page is asked for on a connection that can be kept.
 */
function firstPage(fn: string): Command {
  const text = `SELECT cursorpage::bytea AS page, continuation::bytea AS continuation, persistconnection, cursorid FROM documentdb_api.${fn}($1, $2)`;
  return async ({ client, header, body, cursors }) => {
    const ask = async (connection: { query: Ask }) => {
      const { rows } = await connection.query<Page>({ name: header.name, text, values: [header.db, body] });
      const page = rows[0];
      if (!page) throw new CommandError(1, 'InternalError', 'the engine gave no page');
      return page;
    };
    const keep = ({ cursorid, continuation }: Page, connection?: pg.PoolClient) =>
      continuation && cursors.keep(BigInt(cursorid), continuation, connection);
    if (!(client instanceof SingleCommand)) {
      const page = await ask(client);
      keep(page);
      return page.page;
    }
    return await client.on(async (connection) => {
      const page = await ask(connection);
      const kept = page.continuation !== null && page.persistconnection;
      keep(page, kept ? connection : undefined);
      return { result: page.page, kept };
    });
  };
}

async function getMore({ client, header, body, cursors }: Call): Promise<Uint8Array> {
  const id = typeof header.target === 'bigint' ? header.target : 0n;
  const cursor = cursors.take(id);
  if (!cursor) throw new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`);
  try {
    const from: { query: Ask } = cursor.connection ?? client;
    const { rows } = await from.query<Page>({
      name: 'getMore',
      text: 'SELECT cursorpage::bytea AS page, continuation::bytea AS continuation FROM documentdb_api.cursor_get_more($1, $2, $3)',
      values: [header.db, body, cursor.continuation],
    });
    const page = rows[0];
    if (!page) throw new CommandError(1, 'InternalError', 'the engine gave no page');
    cursors.advance(id, page.continuation);
    return page.page;
  } catch (error) {
    cursors.kill(id);
    throw error;
  }
}

async function killCursors({ body, cursors }: Call): Promise<Uint8Array> {
  const asked: unknown = BSON.deserialize(body, { useBigInt64: true })['cursors'];
  const ids = Array.isArray(asked) ? asked.filter((id): id is bigint => typeof id === 'bigint') : [];
  const killed = ids.filter((id) => cursors.kill(id));
  const long = (id: bigint) => Long.fromBigInt(id);
  return BSON.serialize({
    cursorsKilled: killed.map(long),
    cursorsNotFound: ids.filter((id) => !killed.includes(id)).map(long),
    cursorsAlive: [],
    cursorsUnknown: [],
    ok: 1,
  });
}

/** The handshake: a replica set of one, so that drivers offer transactions. */
export function hello(address: string, connectionId: number): Uint8Array {
  return BSON.serialize({
    helloOk: true,
    isWritablePrimary: true,
    ismaster: true,
    setName: 'rs0',
    setVersion: 1,
    secondary: false,
    hosts: [address],
    primary: address,
    me: address,
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    logicalSessionTimeoutMinutes: 30,
    localTime: new Date(),
    minWireVersion: 0,
    maxWireVersion: 21,
    connectionId,
    readOnly: false,
    ok: 1,
  });
}
