/** A database for one test file: the embedded engine in a folder of its own, or a database of its own in MONGODB_URI. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, startDatabase } from '../engine.ts';

export interface TestDatabase extends Database {
  data: string;
}

export async function startTestDatabase(data?: string): Promise<TestDatabase> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'so-tiem-db-')));
  const database = await startDatabase({ data: folder, cache: process.env['SO_TIEM_CACHE'], port: 0 });
  return {
    ...database,
    data: folder,
    async stop() {
      await database.stop();
      if (!data) await rm(folder, { recursive: true, force: true });
    },
  };
}
