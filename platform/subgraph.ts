/** What every subgraph stands on: its schema, its database, its caller's identity, `/health` and `/ready`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { connect } from '@so-tiem/database/connection';
import { GraphQLError, type GraphQLFormattedError, parse } from 'graphql';
import type { Connection } from 'mongoose';
import { AccessLog, logReads, recordReads } from './audit/reads.ts';
import { AuditTrail } from './audit/trail.ts';
import { authorizeOperations } from './authorization/authorize.ts';
import { port, readEnvironment, secret, text } from './configuration/environment.ts';
import { createLogger, type Logger } from './configuration/logging.ts';
import { DomainError } from './errors/errors.ts';
import { type GraphClient, openGraphClient } from './graphql/graphClient.ts';
import { scalars } from './graphql/scalars.ts';
import { readTypeDefs } from './graphql/typeDefs.ts';
import { makeSubgraphRouter, type Routes } from './http/routes.ts';
import { close, graphqlHandler, listen, sendJson } from './http/server.ts';
import {
  CLIENT_ADDRESS_HEADER,
  DEADLINE_HEADER,
  IDENTITY_HEADER,
  type Identity,
  IdentityVerifier,
  REQUEST_ID_HEADER,
  TASK_HEADER,
} from './identity/identity.ts';
import { boundReads, CallerGone } from './process/deadline.ts';
import { runProcess } from './process/process.ts';
import { type CurrentRequest, currentRequest } from './process/request.ts';
import { Keyring, useKeyring } from './storage/encryption/keyring.ts';
import { startReencryption } from './storage/encryption/reencrypt.ts';
import { requireSessions } from './storage/transaction.ts';

export interface Parts<Loaders> {
  resolvers: Record<string, unknown>;
  /** DataLoaders, made anew for each request. */
  loaders: (identity: Identity) => Loaders;
  /** What is no GraphQL. */
  routes?: Routes;
  stop?: () => Promise<void>;
}

/** What a subgraph is built on. */
export interface Foundation {
  connection: Connection;
  /** Another one, for what must be done in time however much is asked of the first. */
  connectReserved: () => Promise<Connection>;
  /** The way to what is not its own. */
  graph: GraphClient;
  trail: AuditTrail;
  log: Logger;
}

export interface RequestContext<Loaders> {
  identity: Identity;
  loaders: Loaders;
  reads: AccessLog;
}

/**
 * Runs a subgraph as a process.
 * @param prepare makes the collections and their indexes; returns resolvers and loaders
 */
export function runSubgraph<Loaders>(options: {
  name: string;
  port: number;
  schema: URL;
  prepare: (foundation: Foundation) => Promise<Parts<Loaders>>;
}): Promise<void> {
  return runProcess(options.name, async () => {
    const environment = readEnvironment({
      PORT: port(options.port),
      HOST: text('127.0.0.1'),
      MONGODB_URI: secret(),
      MONGODB_DATABASE_PREFIX: text('so_tiem'),
      GATEWAY_IDENTITY_PUBLIC_KEY: secret(),
      /** Where reads are noted until the audit subgraph has them; kept over restarts. */
      AUDIT_JOURNAL_FOLDER: text('.data/audit'),
      DATA_KEYS: secret(),
      DATA_LOOKUP_KEY: secret(),
    });
    useKeyring(new Keyring(environment.DATA_KEYS, environment.DATA_LOOKUP_KEY));
    boundReads();
    if (process.env['NODE_ENV'] !== 'production') requireSessions();
    const log = createLogger(options.name);
    const databaseName = `${environment.MONGODB_DATABASE_PREFIX}_${options.name}`;
    const connection = await connect(environment.MONGODB_URI, databaseName);
    const reservedConnections: Connection[] = [];
    const connectReserved = async () => {
      const reserved = await connect(environment.MONGODB_URI, databaseName, { isReserved: true });
      reservedConnections.push(reserved);
      return reserved;
    };
    const graph = openGraphClient();
    const trail = new AuditTrail({ service: options.name, connection, graph, folder: environment.AUDIT_JOURNAL_FOLDER, log });
    const parts = await options.prepare({ connection, connectReserved, graph, trail, log });
    trail.start();
    const stopReencryption = startReencryption(connection, log);
    const verifier = new IdentityVerifier(environment.GATEWAY_IDENTITY_PUBLIC_KEY);
    const identityOf = (request: IncomingMessage) => {
      const header = request.headers[IDENTITY_HEADER];
      return verifier.verify(Array.isArray(header) ? header[0] : header);
    };

    const schema = buildSubgraphSchema([{ typeDefs: parse(readTypeDefs(options.schema)), resolvers: { ...scalars, ...parts.resolvers } }]);
    authorizeOperations(schema);
    logReads(schema);
    const apollo = new ApolloServer<RequestContext<Loaders>>({
      schema,
      introspection: false, // the gateway composes from the committed schema; no other client asks
      includeStacktraceInErrorResponses: false,
      formatError: (formatted, error) => forClient(formatted, error, log),
      // Without a plugin that listens to it no field is slowed down.
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        recordReads(trail),
      ],
      stopOnTerminationSignals: false,
      csrfPrevention: false, // only the gateway's signature opens this door
    });
    await apollo.start();

    const graphql = (identity: Identity) =>
      graphqlHandler(apollo, async () => ({ identity, loaders: parts.loaders(identity), reads: new AccessLog() }));
    const isReachable = () =>
      connection.db?.command({ ping: 1 }, { timeoutMS: 2000 }).then(
        () => true,
        () => false,
      );
    const route = makeSubgraphRouter(parts.routes ?? {});
    const answer = async (identity: Identity, request: IncomingMessage, response: ServerResponse, url: URL) => {
      if (url.pathname === '/graphql') return await graphql(identity)(request, response, url);
      return await route({ identity, request, response, url });
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
        await currentRequest.run(requestOf(request, identity), () => answer(identity, request, response, url));
      },
      environment.PORT,
      environment.HOST,
      log,
    );

    return async () => {
      await close(server);
      await apollo.stop();
      await parts.stop?.();
      await trail.stop();
      await stopReencryption();
      await Promise.all([connection, ...reservedConnections].map((each) => each.close()));
    };
  });
}

const NOT_THE_GATEWAY = { errors: [{ message: 'Only the gateway is answered here.', extensions: { code: 'UNAUTHENTICATED' } }] };

/** As the gateway says, whose signature was checked. */
function requestOf({ headers, socket }: IncomingMessage, identity: Identity): CurrentRequest {
  const one = (name: string) => String(headers[name] ?? '');
  const withinMs = Number(headers[DEADLINE_HEADER] ?? Number.POSITIVE_INFINITY);
  return {
    requestId: one(REQUEST_ID_HEADER),
    address: one(CLIENT_ADDRESS_HEADER),
    identity,
    task: one(TASK_HEADER) || null,
    deadline: performance.now() + withinMs,
    isGone: () => socket.destroyed,
  };
}

/** Failures of the caller's keep their code and field; everything else is logged here and masked. */
function forClient(formatted: GraphQLFormattedError, error: unknown, log: Logger): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (cause instanceof CallerGone || isOutOfTime(cause))
    return { ...formatted, message: 'the caller no longer waits for the answer', extensions: { code: 'TIMEOUT' } };
  if (cause instanceof DomainError) {
    const { code = 'INVALID', field = [], reason, details } = cause.failures[0] ?? {};
    const extensions = { code, field, ...(reason ? { reason } : {}), ...(details ? { details } : {}) };
    return { ...formatted, message: cause.message, extensions };
  }
  if (formatted.extensions?.['code'] !== 'INTERNAL_SERVER_ERROR') return formatted;
  log.error({ err: cause ?? error, path: formatted.path }, 'unexpected error');
  return { ...formatted, message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** MongoDB's MaxTimeMSExpired. */
const isOutOfTime = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 50;
