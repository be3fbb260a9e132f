/** A one-node replica set of MongoDB itself: case 2, where a `mongod` is on the PATH or can be downloaded. */
import { accessSync, constants } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { EmbeddedDatabase } from './documentdb/start.ts';

const VERSION = '8.0.4';
const DOWNLOAD_SITE = 'https://fastdl.mongodb.org';

/** How a `mongod` can be had here: from the PATH, by download, or not at all. */
export async function mongodSource(path = process.env['PATH'] ?? ''): Promise<{ binary?: string } | undefined> {
  const binary = path
    .split(delimiter)
    .map((folder) => join(folder, 'mongod'))
    .find(isExecutable);
  if (binary) return { binary };
  const reachable = await fetch(DOWNLOAD_SITE, { method: 'HEAD', signal: AbortSignal.timeout(3000) }).then(
    () => true,
    () => false,
  );
  return reachable ? {} : undefined;
}

export async function startMongod(options: {
  binary?: string | undefined;
  data: string;
  cache: string;
  port: number;
}): Promise<EmbeddedDatabase> {
  const { MongoMemoryReplSet } = await import('mongodb-memory-server-core');
  await mkdir(options.data, { recursive: true });
  const set = await MongoMemoryReplSet.create({
    replSet: { name: 'rs0', count: 1, storageEngine: 'wiredTiger', ip: '127.0.0.1' },
    instanceOpts: [{ port: options.port, dbPath: options.data }],
    binary: options.binary ? { systemBinary: options.binary, checkMD5: false } : { version: VERSION, downloadDir: options.cache },
  });
  return {
    uri: set.getUri('so_tiem'),
    async stop() {
      await set.stop({ doCleanup: false });
    },
  };
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
