/**
 * `npm run audit:verify`: goes through the audit trail from its beginning to its end and says whether anything was taken away,
 * put in between or altered. `--anchors FILE` (or the folders of AUDIT_ANCHOR) asks whether the chain still holds every end that was
 * anchored outside the database, `--head NUMBER:HASH` one that was written down, so that a chain that was cut off, emptied or made
 * anew from an older copy is found.
 */
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '@so-tiem/database/connection';
import { list, readEnvironment, secret, text } from '@so-tiem/platform/configuration/environment';
import { Keyring, useKeyring } from '@so-tiem/platform/storage/encryption/keyring';
import { ANCHORS_FILE } from '../subgraphs/audit/anchors/places.ts';
import { openStore } from '../subgraphs/audit/model/store.ts';
import { verifyChain, type Witness } from '../subgraphs/audit/queries/verifyChain.ts';
import { readAnchor } from '../subgraphs/audit/rules/anchor.ts';
import { readSettings } from './start/settings.ts';

const { values } = parseArgs({ options: { head: { type: 'string' }, anchors: { type: 'string', multiple: true, default: [] } } });
const { variables, ports } = readSettings(process.env);
const environment = readEnvironment(
  {
    MONGODB_URI: secret(),
    MONGODB_DATABASE_PREFIX: text('so_tiem'),
    DATA_KEYS: secret(),
    DATA_LOOKUP_KEY: secret(),
    AUDIT_ANCHOR: list(),
  },
  { MONGODB_URI: `mongodb://127.0.0.1:${ports.DATABASE_PORT}/?directConnection=true&retryWrites=false`, ...variables, ...process.env },
);
useKeyring(new Keyring(environment.DATA_KEYS, environment.DATA_LOOKUP_KEY));
const connection = await connect(environment.MONGODB_URI, `${environment.MONGODB_DATABASE_PREFIX}_audit`);
try {
  const { anchors, faults } = readAnchors();
  const { checked, head, broken } = await verifyChain(openStore(connection), [...anchors, ...writtenDown(values.head)]);
  broken.push(...faults);
  for (const line of broken) console.log(`BROKEN  ${line}`);
  console.log(`${checked} entries checked, ${broken.length ? `${broken.length} broken links` : 'the chain is whole'}`);
  const last = anchors.at(-1);
  console.log(
    last
      ? `${anchors.length} anchors checked, the last of ${last.at}, at entry ${last.number}`
      : 'No anchors: a missing end cannot be told.',
  );
  console.log(`Write this down elsewhere, and give it to --head the next time: ${head.number}:${head.hash}`);
  process.exitCode = broken.length ? 1 : 0;
} finally {
  await connection.close();
}

/** Of the files that are named, or else of the folders where the system keeps them. */
function readAnchors(): { anchors: Witness[]; faults: string[] } {
  const kept = environment.AUDIT_ANCHOR.filter(isAbsolute).map((folder) => join(folder, ANCHORS_FILE));
  const files = values.anchors.length ? values.anchors : kept.filter(existsSync);
  const anchors: Witness[] = [];
  const faults: string[] = [];
  for (const file of files)
    for (const [i, line] of readFileSync(file, 'utf8').split('\n').filter(Boolean).entries())
      try {
        anchors.push(readAnchor(line));
      } catch (error) {
        faults.push(`${file}, line ${i + 1}: no anchor (${error instanceof Error ? error.message.split('\n')[0] : error})`);
      }
  return { anchors, faults };
}

function writtenDown(head: string | undefined): Witness[] {
  if (!head) return [];
  const [number, hash = ''] = head.split(':');
  return [{ number: Number(number), hash }];
}
