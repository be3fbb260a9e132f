/** The life of a process: says when it is ready, stops in order on a signal or when its parent is gone. */

import { flushCompileCache } from 'node:module';

const FLUSH_AFTER_MS = 5000;

/**
 * @param start brings everything up; returns how to take it down
 */
export async function runProcess(name: string, start: () => Promise<() => Promise<void>>): Promise<void> {
  let stop: (() => Promise<void>) | undefined;
  let stopping = false;
  const end = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 15_000).unref(); // rather end than hang
    await stop?.();
    process.exit(0);
  };
  process.on('SIGINT', end).on('SIGTERM', end).on('disconnect', end);
  try {
    stop = await start();
    process.send?.({ ready: true });
    setTimeout(flushCompileCache, FLUSH_AFTER_MS).unref(); // a process that is killed writes nothing at its end
  } catch (error) {
    const message = describe(error);
    if (process.send) process.send({ failed: message });
    else console.error(`${name}: ${message}`);
    process.exitCode = 1;
    setTimeout(() => process.exit(1), 100);
  }
}

function describe(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error) return `Port ${error.port} is taken.`;
  return error instanceof Error ? (process.env['LOG_LEVEL'] === 'debug' ? (error.stack ?? error.message) : error.message) : String(error);
}
