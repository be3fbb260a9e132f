/** The whole system: which processes there are, in which order they start and stop. */
import { fileURLToPath } from 'node:url';
import { portVariable, SUBGRAPH_NAMES } from '../../subgraphs/list.ts';
import { ManagedProcess } from './processes.ts';
import type { Settings } from './settings.ts';

/** Most of what a request makes is gone with it: more room for what is young costs a sixth less time (bench/gateway). */
const GATEWAY_ARGUMENTS = ['--max-semi-space-size=64'];

const script = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export interface System {
  /** One line: which database, where. */
  database: string;
  uri: string;
  /** Starts everything but the database. */
  startServices(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the database; the services are started once the sample is in it. @throws Error in one sentence */
export async function startSystem({ data, ports, variables }: Settings, log: (line: string) => void): Promise<System> {
  const running: ManagedProcess[] = [];
  const start = async (name: string, path: string, environment: Record<string, string>, nodeArguments: string[] = []) => {
    const process = new ManagedProcess({ name, script: script(path), environment, nodeArguments, log });
    running.push(process);
    return await process.start();
  };
  const stop = async () => {
    // The gateway first, so that nothing new comes in; the database last.
    for (const process of running.reverse()) await process.stop();
  };

  try {
    const ready = await start('database', 'database/main.ts', { SO_TIEM_DATA: data, DATABASE_PORT: String(ports.DATABASE_PORT) });
    if (typeof ready !== 'object') throw new Error('The database did not say where it is.');
    const shared = { ...variables, MONGODB_URI: ready.uri };
    const subgraph = (name: string, port: number) => start(name, `subgraphs/${name}/main.ts`, { ...shared, PORT: String(port) });
    return {
      database: ready.description,
      uri: ready.uri,
      stop,
      async startServices() {
        // Side by side: none needs another one to be up, and waits for what it asks (platform/graphql/graphClient.ts).
        await Promise.all([
          start('mailbox', 'services/mailbox/main.ts', { ...shared, PORT: String(ports.MAILBOX_PORT), SMTP_PORT: String(ports.SMTP_PORT) }),
          start('identity', 'subgraphs/access/identity/main.ts', { ...shared, PORT: String(ports.IDENTITY_PORT) }),
          ...SUBGRAPH_NAMES.map((name) => subgraph(name, ports[portVariable(name)])),
          start('gateway', 'gateway/main.ts', { ...shared, PORT: String(ports.GATEWAY_PORT) }, GATEWAY_ARGUMENTS),
        ]);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
