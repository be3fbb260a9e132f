/** What could stand in the way, found before anything is started; each problem is one sentence. */
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The sample needs about 300 MB, the embedded engine's log of changes as much again. */
const NEEDED_BYTES = 1_000_000_000;

/** @throws Error in one sentence */
export function checkFolder(data: string): void {
  try {
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, '.writable'), '');
    rmSync(join(data, '.writable'));
  } catch (error) {
    throw new Error(
      `The data folder ${data} cannot be written (${error instanceof Error && 'code' in error ? error.code : error}); set SO_TIEM_DATA to another one.`,
    );
  }
  const { bavail, bsize } = statfsSync(data);
  if (bavail * bsize < NEEDED_BYTES)
    throw new Error(
      `The disk of ${data} has only ${Math.floor((bavail * bsize) / 1e6)} MB free; at least ${NEEDED_BYTES / 1e6} MB are needed.`,
    );
}

/** @throws Error in one sentence, with the variable that names another port */
export async function checkPorts(ports: Record<string, number>): Promise<void> {
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) throw new Error(`Port ${port} is taken; free it, or set ${name} to another one.`);
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, 'localhost', () => probe.close(() => resolve(true)));
  });
}
