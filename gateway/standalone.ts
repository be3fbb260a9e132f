/**
 * `npm run gateway -- --supergraph FILE --port N --open`: the gateway alone, in front of any Federation 2 supergraph, for
 * trying out and for suites that test gateways. Nobody signs in and errors are passed on as they come, so it has to be asked
 * for by name (`--open`), and listens on this machine only.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Supergraph } from '@apollo/federation-internals';
import { createLogger } from '@so-tiem/platform/configuration/logging';
import { close, listen, sendJson } from '@so-tiem/platform/http/server';
import { runProcess } from '@so-tiem/platform/process/process';
import { UNNAMED } from './caller/context.ts';
import { openGraphql } from './graphql/server.ts';
import { openPool } from './subgraphs/pool.ts';

const TIMEOUT_MS = 10_000;
const USAGE = 'npm run gateway -- --supergraph FILE [--port 4000] --open';

await runProcess('gateway', async () => {
  const { values } = parseArgs({
    options: { supergraph: { type: 'string' }, port: { type: 'string', default: '4000' }, open: { type: 'boolean', default: false } },
  });
  const { supergraph: file, port, open } = values;
  if (!file) throw new Error(`Which supergraph? ${USAGE}`);
  if (!open) throw new Error(`This gateway asks nobody to sign in; say so with --open. ${USAGE}`);
  const log = createLogger('gateway');
  const supergraphSdl = readFileSync(file, 'utf8');
  const pools = new Map(
    Supergraph.build(supergraphSdl)
      .subgraphsMetadata()
      .map(({ name, url }) => {
        const { origin, pathname, search } = new URL(url);
        return [name, { pool: openPool(origin, TIMEOUT_MS), path: `${pathname}${search}` }] as const;
      }),
  );
  const graphql = await openGraphql({
    supergraphSdl,
    addressOf: (name) => {
      const address = pools.get(name);
      if (!address) throw new Error(`no subgraph ${name}`);
      return address;
    },
    contextOf: async () => UNNAMED,
    formatError: (error) => error,
    showSchema: true,
    timeoutMs: TIMEOUT_MS,
    log,
  });
  const server = await listen(
    (request, response, url) => {
      if (url.pathname === '/graphql') return graphql.answer(request, response, url);
      if (url.pathname === '/health') return sendJson(response, 200, { status: 'ok' });
      return sendJson(response, 404, { errors: [{ message: 'No such path.' }] });
    },
    Number(port),
    '127.0.0.1',
    log,
  );
  log.info(`http://127.0.0.1:${port}/graphql`);
  return async () => {
    await close(server);
    await graphql.stop();
    await Promise.all([...pools.values()].map(({ pool }) => pool.close()));
  };
});
