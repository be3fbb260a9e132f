/** The gateway: the one entrance. GraphQL, photos, spreadsheets, the console, the portal. */
import { readFileSync } from 'node:fs';
import { connect } from '@so-tiem/database/connection';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { clientAddresses } from '@so-tiem/platform/http/clientAddress';
import { close, type Handler, listen, sendJson } from '@so-tiem/platform/http/server';
import { IdentitySigner } from '@so-tiem/platform/identity/identity';
import { runProcess } from '@so-tiem/platform/process/process';
import { SUBGRAPH_NAMES, type SubgraphName, urlVariable } from '../subgraphs/list.ts';
import { admission } from './admission/admission.ts';
import { AdmissionQueue, type Rank } from './admission/admissionQueue.ts';
import { ConcurrencyLimit } from './admission/concurrencyLimit.ts';
import { RateLimits } from './admission/rateLimits.ts';
import { Uploads } from './admission/uploads.ts';
import { Registry } from './caller/appRegistry.ts';
import { TokenChecker } from './caller/authentication.ts';
import { contextFor } from './caller/context.ts';
import { PartnerCalls } from './caller/partnerCalls.ts';
import { readGatewayEnvironment } from './environment.ts';
import { formatError } from './graphql/errors.ts';
import { openGraphql } from './graphql/server.ts';
import { cors } from './http/cors.ts';
import { QueueEvents } from './http/eventStream.ts';
import { pages } from './http/pages.ts';
import { proxy } from './http/proxy.ts';
import { rememberedReadiness, untilSubgraphsAnswer } from './http/readiness.ts';
import { makeGatewayRouter } from './http/router.ts';
import { securityHeaders } from './http/securityHeaders.ts';
import { serverRenderedPages } from './http/serverRenderedPages.ts';
import { PersistedOperations } from './operations/persistedOperations.ts';
import { openPool } from './subgraphs/pool.ts';

await runProcess('gateway', async () => {
  const environment = readGatewayEnvironment();
  const log = createLogger('gateway');
  const timeoutMs = environment.SUBGRAPH_TIMEOUT_MS;

  const addresses = Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, environment[urlVariable(name)]])) as Record<
    SubgraphName,
    string
  >;
  const openPools = () => new Map(Object.entries(addresses).map(([name, url]) => [name, openPool(url, timeoutMs)]));
  /**
   * Work, what the system's parts ask on the way to an answer, those who have no account, files on their way in and out: none of them waits
   * for a connection of another. Parts least of all: the holder of the connection that they would wait for waits for them.
   */
  const [pools, partPools, anonymousPools, uploadPools, downloadPools] = [openPools(), openPools(), openPools(), openPools(), openPools()];
  const poolsOf = { anonymous: anonymousPools, service: partPools, staff: pools, partner: pools };
  const poolOf = (name: string, among = pools) => {
    const pool = among.get(name);
    if (!pool) throw new Error(`The supergraph has a subgraph ${name} whose address is not known.`);
    return pool;
  };

  const checker = new TokenChecker({
    issuer: environment.OIDC_ISSUER,
    discoveryUrl: environment.OIDC_DISCOVERY_URL,
    audience: environment.OIDC_AUDIENCE,
    log,
  });
  const addressOf = clientAddresses(environment.TRUSTED_PROXIES);
  const signer = new IdentitySigner(environment.GATEWAY_IDENTITY_PRIVATE_KEY);
  const access = { pool: poolOf('access'), signer, log };
  const registry = new Registry(access);
  const calls = new PartnerCalls(access);
  const contextOf = contextFor(checker, registry, signer, addressOf);
  const connection = await connect(environment.MONGODB_URI, `${environment.MONGODB_DATABASE_PREFIX}_gateway`);
  const rates = new RateLimits(connection, {
    user: environment.RATE_LIMIT_USER,
    address: environment.RATE_LIMIT_ADDRESS,
    megabytesADay: environment.UPLOAD_MEGABYTES_A_DAY,
  });
  const operations = PersistedOperations.read('operations');
  const serviceOperations = PersistedOperations.read('serviceOperations');
  const production = environment.NODE_ENV !== 'development';
  const door = new AdmissionQueue(new ConcurrencyLimit(environment.REQUESTS_AT_ONCE));
  const graphql = await openGraphql({
    supergraphSdl: readFileSync(environment.SUPERGRAPH, 'utf8'),
    addressOf: (name, { identity }) => ({
      pool: poolOf(name, identity && poolsOf[identity.kind]),
      path: '/graphql',
    }),
    contextOf,
    formatError,
    admission: admission({ operations, serviceOperations, onlyKnown: production, rates, calls, door, contextOf, addressOf, formatError }),
    showSchema: !production,
    timeoutMs,
    log,
  });
  const uploads = new Uploads(rates);
  const passing = (subgraph: string, field: string, rank: Rank = 'REST') =>
    proxy(
      { downloadPool: poolOf(subgraph, downloadPools), uploadPool: poolOf(subgraph, uploadPools) },
      { subgraph, field, rank },
      { contextOf, rates, uploads, door, log },
    );
  const photos = passing('complaints', 'photo', 'WORK');
  const complaintFiles = passing('complaints', 'file');
  const contactFiles = passing('facilities', 'file');
  /** What was left undone, of each subgraph that works in the background. */
  const jobs = Object.fromEntries(
    SUBGRAPH_NAMES.flatMap((name) => {
      const pass = passing(name, 'key');
      return [
        [`GET /jobs/${name}`, pass],
        [`POST /jobs/${name}/:key/again`, pass],
        [`POST /jobs/${name}/:key/given-up`, pass],
      ];
    }),
  ) as Record<`${string} /${string}`, Handler>;
  const queueEvents = new QueueEvents({
    url: addresses.complaints,
    signer,
    contextOf,
    rates,
    isSignedOut: (account, issuedAt) => registry.isSignedOut(account, issuedAt),
    log,
  });
  const ready = rememberedReadiness(pools);
  const answerPages = pages();
  const readable = await serverRenderedPages({ graphql, operations, contextOf, rates, door, log });
  const secure = securityHeaders(environment.OIDC_ISSUER);
  const answerCors = cors(environment.CORS_ORIGINS);

  await untilSubgraphsAnswer(pools, log);
  await registry.start();
  calls.start();
  queueEvents.start();
  const route = makeGatewayRouter(
    {
      'GET,POST,PUT,DELETE,PATCH,HEAD /graphql': graphql.answer, // which of them GraphQL over HTTP allows is Apollo Server's to say
      'GET /queue-events': (request, response, url) => queueEvents.answer(request, response, url),
      'GET /health': (_, response) => sendJson(response, 200, { status: 'ok' }),
      'GET /ready': async (_, response) => {
        const state = await ready();
        sendJson(response, state.ready ? 200 : 503, state);
      },
      'POST /photos': photos,
      'GET /photos/:id': photos,
      'GET /complaint-lists': complaintFiles,
      'GET /complaint-statistics': complaintFiles,
      'GET,POST /contact-lists': contactFiles,
      'GET /audit-lists': passing('audit', 'file'),
      'POST /audit-entries': passing('audit', 'entries'),
      'GET /person-copies/:id': passing('citizens', 'file'),
      ...jobs,
      'GET /admin/config.json': (_, response) =>
        sendJson(response, 200, {
          issuer: environment.OIDC_ISSUER,
          clientId: environment.OIDC_CLIENT_ID,
          accountsUrl: environment.ACCOUNTS_URL,
          isDevelopment: !production,
        }),
      'GET /theo-doi/*': readable.link,
      'GET,HEAD,POST /phan-anh/don-gian': readable.file,
      'GET,HEAD /tra-cuu': answerPages,
      'POST /tra-cuu': readable.form,
    },
    answerPages,
  );
  const server = await listen(
    async (request, response, url) => {
      secure(request, response);
      if (await answerCors(request, response)) return;
      return await route(request, response, url);
    },
    environment.PORT,
    environment.HOST,
    log,
  );

  // What the pages and the subgraphs ask is planned before it is waited for.
  void graphql.prepare([...operations.texts, ...serviceOperations.texts]).then((ready) => log.info({ ready }, 'operations planned'));

  return async () => {
    await queueEvents.stop();
    await close(server);
    await graphql.stop();
    await calls.stop();
    await registry.stop();
    await connection.close();
    await Promise.all(
      [pools, partPools, anonymousPools, uploadPools, downloadPools].flatMap((each) => [...each.values()]).map((pool) => pool.close()),
    );
  };
});
