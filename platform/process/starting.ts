/** While the system starts its parts come up in any order. */
import { setTimeout as sleep } from 'node:timers/promises';

const STARTING_MS = 30_000;
const LOOK_MS = 200;

/** Asks again what has no process yet, until this one is half a minute old. @throws what `ask` throws otherwise */
export async function onceStarted<Result>(ask: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (process.uptime() * 1000 > STARTING_MS || !isRefused(error)) throw error;
      await sleep(LOOK_MS);
    }
  }
}

/** No process listens at the port. */
function isRefused(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}
