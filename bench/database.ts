/** The database of a benchmark: one that is given (`BENCH_MONGODB_URI`), or the embedded one with its samples in `.data/bench`. */
import { join } from 'node:path';
import { type Database, startDatabase } from '@so-tiem/database/engine';
import { ManagedProcess } from '../scripts/start/processes.ts';
import { processWith } from '../test/harness/processes.ts';

let opened: Database | undefined;

/** A database in a process of its own, so that what it uses can be told from what the benchmark does. @param checkout whose engine runs */
export async function openDatabaseProcess(
  port: number,
  checkout: string,
): Promise<{ uri: string; pid: number | undefined; stop: () => Promise<void> }> {
  const given = process.env['BENCH_MONGODB_URI'];
  if (given) return { uri: given, pid: undefined, stop: async () => {} };
  const database = new ManagedProcess({
    name: 'database',
    script: join(checkout, 'database/main.ts'),
    environment: { SO_TIEM_DATA: '.data/bench', DATABASE_PORT: String(port) },
    nodeArguments: [],
    log: console.log,
  });
  const ready = await database.start();
  return { uri: typeof ready === 'object' ? ready.uri : '', pid: processWith(`DATABASE_PORT=${port}`), stop: () => database.stop() };
}

/** `main.ts` stops it, however the benchmark ends. */
export async function openBenchDatabase(port: number): Promise<Database> {
  opened = await startDatabase({
    mongodbUri: process.env['BENCH_MONGODB_URI'],
    data: '.data/bench',
    cache: process.env['SO_TIEM_CACHE'],
    port,
    log: console.log,
  });
  return opened;
}

export const stopBenchDatabase = async (): Promise<void> => await opened?.stop();
