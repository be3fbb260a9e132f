/** What every subgraph stands on: its schema, its database, its caller's identity, `/health` and `/ready`. */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { connect } from '@so-tiem/database/connection';
import { GraphQLError, type GraphQLFormattedError, parse } from 'graphql';
import type { Connection } from 'mongoose';
import { Keyring, useKeyring } from './encryption/keyring.ts';
import { startReencryption } from './encryption/reencrypt.ts';
import { port, readEnvironment, secret, text } from './environment.ts';
import { DomainError } from './errors.ts';
import { close, graphqlHandler, type Handler, listen, sendJson } from './httpServer.ts';
import { CLIENT_ADDRESS_HEADER, IDENTITY_HEADER, type Identity, IdentityVerifier, REQUEST_ID_HEADER } from './identity.ts';
import { createLogger, currentRequest, type Logger } from './logging.ts';
import { runProcess } from './process.ts';
import { scalars } from './scalars.ts';

export interface Parts<Loaders> {
  resolvers: Record<string, unknown>;
  /** DataLoaders, made anew for each request. */
  loaders: () => Loaders;
  /** Further paths, for what is no GraphQL (photos); called with the caller's identity. */
  routes?: Record<string, (identity: Identity, ...rest: Parameters<Handler>) => Promise<void>>;
  stop?: () => Promise<void>;
}

export interface RequestContext<Loaders> {
  identity: Identity;
  loaders: Loaders;
}

/** The schema as it is composed and served: what all subgraphs share, and the subgraph's own. */
export const readTypeDefs = (schemaFile: URL): string =>
  [readFileSync(new URL('./schema/common.graphql', import.meta.url), 'utf8'), readFileSync(schemaFile, 'utf8')].join('\n');

/**
 * Runs a subgraph as a process.
 * @param prepare given the connected database (indexes are made here), returns resolvers and loaders
 */
export function runSubgraph<Loaders>(options: {
  name: string;
  port: number;
  schema: URL;
  prepare: (connection: Connection, log: Logger) => Promise<Parts<Loaders>>;
}): Promise<void> {
  return runProcess(options.name, async () => {
    const environment = readEnvironment({
      PORT: port(options.port),
      HOST: text('127.0.0.1'),
      MONGODB_URI: secret(),
      MONGODB_DATABASE_PREFIX: text('so_tiem'),
      GATEWAY_IDENTITY_PUBLIC_KEY: secret(),
      DATA_KEYS: secret(),
      DATA_LOOKUP_KEY: secret(),
    });
    useKeyring(new Keyring(environment.DATA_KEYS, environment.DATA_LOOKUP_KEY));
    const log = createLogger(options.name);
    const connection = await connect(environment.MONGODB_URI, `${environment.MONGODB_DATABASE_PREFIX}_${options.name}`);
    const parts = await options.prepare(connection, log);
    const stopReencryption = startReencryption(connection, log);
    const verifier = new IdentityVerifier(environment.GATEWAY_IDENTITY_PUBLIC_KEY);
    const identityOf = (request: IncomingMessage) => {
      const header = request.headers[IDENTITY_HEADER];
      return verifier.verify(Array.isArray(header) ? header[0] : header);
    };

    const apollo = new ApolloServer<RequestContext<Loaders>>({
      schema: buildSubgraphSchema([{ typeDefs: parse(readTypeDefs(options.schema)), resolvers: { ...scalars, ...parts.resolvers } }]),
      introspection: false, // the gateway composes from the committed schema; nobody else asks
      includeStacktraceInErrorResponses: false,
      formatError: (formatted, error) => forClient(formatted, error, log),
      plugins: [ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled()],
      stopOnTerminationSignals: false,
      csrfPrevention: false, // only the gateway's signature opens this door
    });
    await apollo.start();

    const graphql = (identity: Identity) => graphqlHandler(apollo, async () => ({ identity, loaders: parts.loaders() }));
    const isReachable = () =>
      connection.db?.command({ ping: 1 }, { timeoutMS: 2000 }).then(
        () => true,
        () => false,
      );
    const answer = async (identity: Identity, request: IncomingMessage, response: ServerResponse, url: URL) => {
      if (url.pathname === '/graphql') return await graphql(identity)(request, response, url);
      const route = parts.routes?.[`/${url.pathname.split('/')[1]}`];
      if (route) return await route(identity, request, response, url);
      return sendJson(response, 404, { errors: [{ message: 'No such path.', extensions: { code: 'NOT_FOUND' } }] });
    };
    const server = await listen(
      async (request, response, url) => {
        if (url.pathname === '/health') return sendJson(response, 200, { status: 'ok' });
        if (url.pathname === '/ready') {
          const reachable = await isReachable();
          return sendJson(response, reachable ? 200 : 503, { status: reachable ? 'ready' : 'database does not answer' });
        }
        const identity = await identityOf(request);
        if (!identity) return sendJson(response, 401, NOT_THE_GATEWAY);
        await currentRequest.run(requestOf(request), () => answer(identity, request, response, url));
      },
      environment.PORT,
      environment.HOST,
      log,
    );

    return async () => {
      await close(server);
      await apollo.stop();
      await parts.stop?.();
      await stopReencryption();
      await connection.close();
    };
  });
}

const NOT_THE_GATEWAY = { errors: [{ message: 'Only the gateway is answered here.', extensions: { code: 'UNAUTHENTICATED' } }] };

/** As the gateway says, whose signature was checked. */
function requestOf({ headers }: IncomingMessage): { requestId: string; address: string } {
  const one = (name: string) => String(headers[name] ?? '');
  return { requestId: one(REQUEST_ID_HEADER), address: one(CLIENT_ADDRESS_HEADER) };
}

/** Failures of the caller's keep their code and field; everything else is logged here and masked. */
function forClient(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (cause instanceof DomainError) {
    const [first] = cause.failures;
    return { ...formatted, message: cause.message, extensions: { code: first?.code ?? 'INVALID', field: first?.field ?? [] } };
  }
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return formatted;
  log.error({ err: cause ?? error, path: formatted.path }, 'unexpected error');
  return { ...formatted, message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
