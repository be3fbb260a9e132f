/**
 * Brings the data of an earlier release to the form of this one, before anything else reads it. The steps stand in `steps/`, in the
 * order of their names; each is run once, may be interrupted at any moment, and then begins again without harm.
 */
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { connect } from '@so-tiem/database/connection';
import { Keyring, useKeyring } from '@so-tiem/platform/storage/encryption/keyring';
import { config, up } from 'migrate-mongo';
import type { Connection } from 'mongoose';
import { withLease } from './lease.ts';

export interface MigrationOptions {
  uri: string;
  /** Prefix of the databases' names. */
  prefix: string;
  /** To open with and to seal with, as the environment has them. */
  keys: { DATA_KEYS: string; DATA_LOOKUP_KEY: string };
}

const STEPS = fileURLToPath(new URL('./steps', import.meta.url));
const CHANGELOG = 'migrations';
/** A step may build an index over millions of records. */
const TIMEOUT_MS = 3_600_000;
/** Data of before the first release has no way to here. */
const FIRST_LAYOUT = 16;
const DATABASES = ['access', 'audit', 'citizens', 'complaints', 'doses', 'facilities'];

/**
 * @returns names of the steps that were run now; none for data of this release, and where there is none yet
 * @throws Error in one sentence for data of before the first release
 */
export async function migrate({ uri, prefix, keys }: MigrationOptions): Promise<string[]> {
  useKeyring(new Keyring(keys.DATA_KEYS, keys.DATA_LOOKUP_KEY));
  const connection = await connect(uri, `${prefix}_meta`, { timeoutMs: TIMEOUT_MS });
  config.set({ migrationsDir: STEPS, migrationFileExtension: '.ts', changelogCollectionName: CHANGELOG, moduleSystem: 'esm' });
  try {
    return await withLease(connection, async () => {
      await refuseEarlierData(connection);
      if (await isEmpty(connection, prefix)) {
        await markAllRun(connection);
        return [];
      }
      return await up(databaseOf(connection), connection.getClient());
    });
  } finally {
    await connection.close();
  }
}

function databaseOf({ db }: Connection): NonNullable<Connection['db']> {
  if (!db) throw new Error('the connection is not open');
  return db;
}

async function refuseEarlierData(connection: Connection): Promise<void> {
  const load = await connection.collection('loads').findOne({ what: 'sample' });
  if (load && Number(load['layout'] ?? FIRST_LAYOUT) < FIRST_LAYOUT)
    throw new Error('The data was written before the first release; start over with `npm start -- --fresh`.');
}

async function isEmpty(connection: Connection, prefix: string): Promise<boolean> {
  for (const name of DATABASES) {
    const database = connection.getClient().db(`${prefix}_${name}`);
    if ((await database.listCollections({}, { nameOnly: true }).toArray()).length) return false;
  }
  return true;
}

/** What is written from now on has the form that the last step leads to. */
export async function markAllRun(connection: Connection): Promise<void> {
  const steps = (await readdir(STEPS)).filter((name) => name.endsWith('.ts'));
  const changelog = connection.collection(CHANGELOG);
  for (const fileName of steps)
    await changelog.updateOne({ fileName }, { $setOnInsert: { fileName, appliedAt: new Date() } }, { upsert: true });
}
