/** The gateway: the one entrance. GraphQL, photos, the console, the portal. */
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { close, graphqlHandler, listen, sendJson } from '@so-tiem/platform/httpServer';
import { IdentitySigner } from '@so-tiem/platform/identity';
import { createLogger } from '@so-tiem/platform/logging';
import { runProcess } from '@so-tiem/platform/process';
import { TokenChecker } from './authentication.ts';
import { contextFor, type GatewayContext } from './context.ts';
import { readGatewayEnvironment } from './environment.ts';
import { formatError } from './errors.ts';
import { CompiledGateway } from './execution/compiledGateway.ts';
import { knownOperations } from './knownOperations.ts';
import { pages } from './pages.ts';
import { photos } from './photos.ts';
import { readiness } from './readiness.ts';
import { subgraphDataSource } from './subgraphDataSource.ts';
import { openPool } from './subgraphPool.ts';
import { subgraphTransport } from './subgraphTransport.ts';

await runProcess('gateway', async () => {
  const environment = readGatewayEnvironment();
  const log = createLogger('gateway');
  const timeoutMs = environment.SUBGRAPH_TIMEOUT_MS;

  const addresses = {
    citizens: environment.CITIZENS_URL,
    doses: environment.DOSES_URL,
    facilities: environment.FACILITIES_URL,
    complaints: environment.COMPLAINTS_URL,
  };
  const pools = new Map(Object.entries(addresses).map(([name, url]) => [name, openPool(url, timeoutMs)]));
  const poolOf = (name: string) => {
    const pool = pools.get(name);
    if (!pool) throw new Error(`The supergraph has a subgraph ${name} whose address is not known.`);
    return pool;
  };

  const transport = subgraphTransport((name) => ({ pool: poolOf(name), path: '/graphql' }), timeoutMs, log);

  const gateway = new CompiledGateway({
    supergraphSdl: readFileSync(environment.SUPERGRAPH, 'utf8'),
    transport,
    dataSource: ({ name }) => subgraphDataSource(name, transport),
    logger: log,
  });
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    introspection: environment.NODE_ENV !== 'production',
    includeStacktraceInErrorResponses: false,
    formatError,
    logger: log,
    plugins: [ApolloServerPluginLandingPageDisabled()],
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  const checker = new TokenChecker({
    issuer: environment.OIDC_ISSUER,
    discoveryUrl: environment.OIDC_DISCOVERY_URL,
    audience: environment.OIDC_AUDIENCE,
    log,
  });
  const contextOf = contextFor(checker, new IdentitySigner(environment.GATEWAY_IDENTITY_PRIVATE_KEY));
  const answerGraphql = graphqlHandler(apollo, contextOf, knownOperations(gateway, contextOf));
  const passPhotos = photos(poolOf('complaints'), contextOf);
  const answerPages = pages(environment.OIDC_ISSUER);

  const server = await listen(
    async (request, response, url) => {
      if (url.pathname === '/graphql') return answerGraphql(request, response, url);
      if (url.pathname === '/health') return sendJson(response, 200, { status: 'ok' });
      if (url.pathname === '/ready') {
        const state = await readiness(pools);
        return sendJson(response, state.ready ? 200 : 503, state);
      }
      if (url.pathname === '/photos' || url.pathname.startsWith('/photos/')) return passPhotos(request, response, url);
      if (url.pathname === '/admin/config.json')
        return sendJson(response, 200, { issuer: environment.OIDC_ISSUER, clientId: environment.OIDC_CLIENT_ID });
      return answerPages(request, response, url);
    },
    environment.PORT,
    environment.HOST,
  );

  return async () => {
    await close(server);
    await apollo.stop();
    await Promise.all([...pools.values()].map((pool) => pool.close()));
  };
});
