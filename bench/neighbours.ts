/** Busy programs beside a benchmark, as other work on the same machine is: each takes as much of a core as it is given. */
import { type ChildProcess, spawn } from 'node:child_process';

const BUSY = 'const until = Date.now() + Number(process.argv[1]); while (Date.now() < until);';

/** @param longestMs after which they end by themselves @returns a function that ends them */
export function startNeighbours(count: number, longestMs: number): () => void {
  const running: ChildProcess[] = Array.from({ length: count }, () =>
    spawn(process.execPath, ['-e', BUSY, String(longestMs)], { stdio: 'ignore' }),
  );
  return () => {
    for (const one of running) one.kill('SIGKILL');
  };
}
