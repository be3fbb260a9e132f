/** The gateway and the subgraphs on one sample, as they ship, each a process of its own. */
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEST_KEYS } from '@so-tiem/platform/testing/testKeyring';
import { ManagedProcess } from '../scripts/start/processes.ts';
import { SUBGRAPH_NAMES, urlVariable } from '../subgraphs/list.ts';

const OURS = fileURLToPath(new URL('..', import.meta.url));

/** @param port of the gateway; the subgraphs take the next ones */
export async function startSystem(options: {
  uri: string;
  prefix: string;
  port: number;
  issuer: string;
  /** Another checkout, whose gateway and subgraphs run. */
  checkout?: string;
  /** Node's, for the subgraphs. */
  subgraphArguments?: string[];
  environment?: Record<string, string>;
  /** A subgraph of which one more runs beside: it takes part in the jobs, and is asked nothing. */
  second?: { subgraph: string; port: number };
}): Promise<{ stop: () => Promise<void> }> {
  const keys = generateKeyPairSync('ed25519');
  const addresses = Object.fromEntries(SUBGRAPH_NAMES.map((name, i) => [urlVariable(name), `http://127.0.0.1:${options.port + 1 + i}`]));
  const shared = {
    ...addresses,
    NODE_ENV: 'development', // what is asked here is no page's operation
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    MONGODB_URI: options.uri,
    MONGODB_DATABASE_PREFIX: options.prefix,
    OIDC_ISSUER: options.issuer,
    GATEWAY_URL: `http://127.0.0.1:${options.port}`,
    GATEWAY_IDENTITY_PRIVATE_KEY: keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    GATEWAY_IDENTITY_PUBLIC_KEY: keys.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    SUBGRAPH_CLIENT_SECRET: 'any',
    AUDIT_JOURNAL_FOLDER: mkdtempSync(join(tmpdir(), 'so-tiem-journal-')),
    ...TEST_KEYS,
    RATE_LIMIT_USER: '1000000000',
    COMPLAINTS_PER_ADDRESS: '1000000000',
    COMPLAINTS_PER_NETWORK: '1000000000',
    COMPLAINTS_PER_PHONE: '1000000000',
    RECEIPTS_PER_ADDRESS: '1000000000',
    EXACT_SEARCHES_PER_HOUR: '1000000000',
    ...options.environment,
  };
  const running: ManagedProcess[] = [];
  const start = async (name: string, path: string, port: number, nodeArguments: string[] = []) => {
    const process = new ManagedProcess({
      name,
      script: join(options.checkout ?? OURS, path),
      environment: { ...shared, PORT: String(port) },
      nodeArguments,
      log: console.log,
    });
    running.push(process);
    await process.start();
  };
  await Promise.all(
    SUBGRAPH_NAMES.map((name, i) => start(name, `subgraphs/${name}/main.ts`, options.port + 1 + i, options.subgraphArguments)),
  );
  const { second } = options;
  if (second) await start(`${second.subgraph} (second)`, `subgraphs/${second.subgraph}/main.ts`, second.port);
  await start('gateway', 'gateway/main.ts', options.port, ['--max-semi-space-size=64']);
  return { stop: async () => void (await Promise.all(running.map((process) => process.stop()))) };
}
