/** What running processes use, as the kernel counts it. */
import { readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

/**
 * Processor time of all of them, in seconds; of one that ended meanwhile none.
 * @param withChildren also that of children which they started and which have ended
 */
export const cpuSeconds = (pids: readonly number[], { withChildren = false } = {}): number =>
  pids.reduce((sum, pid) => {
    const fields = told(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
    const ticks = fields.slice(11, withChildren ? 15 : 13).reduce((all, each) => all + Number(each), 0);
    return sum + ticks / TICKS_PER_SECOND;
  }, 0);

const told = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // ended meanwhile
  }
};

/** Ids of those that a process has started. */
export const childrenOf = (pid: number): number[] =>
  told(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);

/** Memory in use, in MB. */
export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

export const isRunning = (pid: number, script: string): boolean => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(script);
