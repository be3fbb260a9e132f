/** Builds, checks, starts, says where everything is, and stops it in order. */
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { needsAuthenticator } from '@so-tiem/access/rules/roles';
import { migrate } from '@so-tiem/migrations/migrate';
import { DEMO_AUTHENTICATOR_KEY, DEMO_PARTNER, DEMO_PASSWORD, SAMPLE_SEED, theDemoAccounts } from '../../seed/accounts.ts';
import { isLoaded, loadSample } from '../../seed/load.ts';
import { build } from '../build.ts';
import { checkFolder, checkPorts } from './checks.ts';
import { readPorts, readSettings } from './settings.ts';
import { type System, startSystem } from './system.ts';

const sampleSize = {
  people: Number(process.env['SAMPLE_PEOPLE'] ?? 20_000),
  complaints: Number(process.env['SAMPLE_COMPLAINTS'] ?? 5000),
  photos: Number(process.env['SAMPLE_PHOTOS'] ?? 30),
};
const WITHOUT_SAMPLE = '  There is no account yet: npm run admin:create makes the first two administrators.';
const DEVELOPMENT =
  '  This is development: made-up people, published passwords, mails that stay here. For production see docs/operations.md.';
const say = (line: string) => console.log(line);

let system: System | undefined;
let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  say('Stopping');
  await system?.stop();
  process.exit(process.exitCode ?? 0);
};
process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);

try {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false } } });
  const began = performance.now();
  const data = process.env['SO_TIEM_DATA'] ?? '.data';
  // Before anything is deleted: a system that is running has its ports taken, and keeps its data.
  await checkPorts(readPorts(process.env));
  if (values.fresh) await rm(data, { recursive: true, force: true });
  checkFolder(data);
  const settings = readSettings(process.env);
  await build(say);
  system = await startSystem(settings, say);
  say(system.database);
  const sample = { uri: system.uri, prefix: process.env['MONGODB_DATABASE_PREFIX'] ?? 'so_tiem' };
  const keys = { DATA_KEYS: settings.variables['DATA_KEYS'] ?? '', DATA_LOOKUP_KEY: settings.variables['DATA_LOOKUP_KEY'] ?? '' };
  const migrated = await migrate({ ...sample, keys });
  if (migrated.length) say(`Migrated the data to this release (${migrated.map((step) => step.replace(/\.ts$/, '')).join(', ')})`);
  const production = settings.variables['NODE_ENV'] === 'production';
  if (!production && !(await isLoaded(sample.uri, sample.prefix))) {
    say('Loading sample data (once)');
    const counts = await loadSample({ ...sample, ...sampleSize, keys, seed: SAMPLE_SEED, now: new Date(), say });
    say(
      Object.entries(counts)
        .map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
        .join(', '),
    );
  }
  await system.startServices();
  announce(settings.ports, { seconds: ((performance.now() - began) / 1000).toFixed(1), production });
  process.send?.({ ready: true });
} catch (error) {
  console.error(error instanceof Error ? (process.env['LOG_LEVEL'] === 'debug' ? error.stack : error.message) : error);
  process.exitCode = 1;
  await stop();
}

function announce(
  ports: Record<'GATEWAY_PORT' | 'IDENTITY_PORT' | 'MAILBOX_PORT', number>,
  { seconds, production }: { seconds: string; production: boolean },
): void {
  const at = (port: number, path = '/') => `http://localhost:${port}${path}`;
  say(`
Ready in ${seconds} s

  Portal    ${at(ports.GATEWAY_PORT)}
  Console   ${at(ports.GATEWAY_PORT, '/admin/')}
  GraphQL   ${at(ports.GATEWAY_PORT, '/graphql')}
  Mailbox   ${at(ports.MAILBOX_PORT)}
  Issuer    ${at(ports.IDENTITY_PORT)}

${production ? WITHOUT_SAMPLE : `${DEVELOPMENT}\n\n${sampleAccess()}`}

  Ctrl-C stops everything.
`);
}

function sampleAccess(): string {
  const accounts = theDemoAccounts();
  return `  Accounts (password ${DEMO_PASSWORD}):
${accounts.map(({ username, role, what }) => `  ${needsAuthenticator(role) ? '*' : ' '} ${username.padEnd(10)} ${role.padEnd(18)} ${what}`).join('\n')}

  * also asks for a code: \`npm run -s demo:code\` prints it, or add the key ${DEMO_AUTHENTICATOR_KEY} to an authenticator app

  Partner app: client ${DEMO_PARTNER.id}, secret ${DEMO_PARTNER.secret} (docs/partners)`;
}
