/** The database of a benchmark: one that is given (`BENCH_MONGODB_URI`), or the embedded one with its samples in `.data/bench`. */
import { type Database, startDatabase } from '@so-tiem/database/engine';

let opened: Database | undefined;

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
