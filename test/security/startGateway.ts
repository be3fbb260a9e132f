/** A further gateway in front of the shared system's subgraphs, with an environment of its own. */
import { fileURLToPath } from 'node:url';
import { ManagedProcess } from '../../scripts/start/processes.ts';
import { environmentBeside } from '../harness/environmentBeside.ts';
import type { SharedSystem } from '../harness/sharedSystem.ts';
import { freePorts } from '../harness/startSystem.ts';

/** What other tests ask meanwhile counts for the same address. */
const UNCOUNTED = '1000000';

export async function startGateway(
  system: SharedSystem,
  environment: Record<string, string>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const port = (await freePorts()).GATEWAY_PORT;
  const process = new ManagedProcess({
    name: 'gateway',
    script: fileURLToPath(new URL('../../gateway/main.ts', import.meta.url)),
    environment: environmentBeside(system, system.ports, { PORT: String(port), RATE_LIMIT_ADDRESS: UNCOUNTED, ...environment }),
    nodeArguments: [],
    log: () => {},
  });
  await process.start();
  return { url: `http://localhost:${port}`, stop: () => process.stop() };
}
