/** A further gateway in front of the shared system's subgraphs, with an environment of its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ManagedProcess } from '../../scripts/start/processes.ts';
import { portVariable, SUBGRAPH_NAMES, urlVariable } from '../../subgraphs/list.ts';
import type { SharedSystem } from '../system/sharedSystem.ts';
import { freePorts } from '../system/startSystem.ts';

export async function startGateway(
  { ports, data, issuer, databaseUri }: SharedSystem,
  environment: Record<string, string>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = (await freePorts()).GATEWAY_PORT;
  const process = new ManagedProcess({
    name: 'gateway',
    script: fileURLToPath(new URL('../../gateway/main.ts', import.meta.url)),
    environment: {
      ...JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')),
      NODE_OPTIONS: '',
      HOST: 'localhost',
      PORT: String(port),
      LOG_LEVEL: 'warn',
      MONGODB_URI: databaseUri,
      OIDC_ISSUER: issuer,
      ...Object.fromEntries(SUBGRAPH_NAMES.map((name) => [urlVariable(name), `http://localhost:${ports[portVariable(name)]}`])),
      ...environment,
    },
    nodeArguments: [],
    log: () => {},
  });
  await process.start();
  return { url: `http://localhost:${port}`, stop: () => process.stop() };
}
