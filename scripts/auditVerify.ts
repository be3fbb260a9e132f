/**
 * `npm run audit:verify`: goes through the audit trail from its beginning to its end and says whether anything was taken away,
 * put in between or altered. `--head NUMBER:HASH` also asks whether the chain still holds an end that was written down earlier,
 * so that a chain that was cut off or made anew from an older copy is found.
 */
import { parseArgs } from 'node:util';
import { connect } from '@so-tiem/database/connection';
import { Keyring, useKeyring } from '@so-tiem/platform/encryption/keyring';
import { readEnvironment, secret, text } from '@so-tiem/platform/environment';
import { openStore } from '../subgraphs/audit/model/store.ts';
import { verifyChain } from '../subgraphs/audit/queries/verifyChain.ts';
import { readSettings } from './start/settings.ts';

const { values } = parseArgs({ options: { head: { type: 'string' } } });
const { variables, ports } = readSettings(process.env);
const environment = readEnvironment(
  { MONGODB_URI: secret(), MONGODB_DATABASE_PREFIX: text('so_tiem'), DATA_KEYS: secret(), DATA_LOOKUP_KEY: secret() },
  { MONGODB_URI: `mongodb://127.0.0.1:${ports.DATABASE_PORT}/?directConnection=true&retryWrites=false`, ...variables, ...process.env },
);
useKeyring(new Keyring(environment.DATA_KEYS, environment.DATA_LOOKUP_KEY));
const connection = await connect(environment.MONGODB_URI, `${environment.MONGODB_DATABASE_PREFIX}_audit`);
try {
  const { checked, head, broken } = await verifyChain(openStore(connection), values.head);
  for (const line of broken) console.log(`BROKEN  ${line}`);
  console.log(`${checked} entries checked, ${broken.length ? `${broken.length} broken links` : 'the chain is whole'}`);
  console.log(`Write this down elsewhere, and give it to --head the next time: ${head.number}:${head.hash}`);
  process.exitCode = broken.length ? 1 : 0;
} finally {
  await connection.close();
}
