/** Finding the processes of a system by a variable of their environment. */
import { readdirSync, readFileSync } from 'node:fs';

/** @param variable `NAME=value` */
export function processesWith(variable: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => environmentOf(pid).includes(variable));
}

/** @throws when there is none, for example while it is being started again */
export function processWith(variable: string): number {
  const [pid] = processesWith(variable);
  if (!pid) throw new Error(`no process with ${variable}`);
  return pid;
}

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return []; // ended meanwhile, or somebody else's
  }
}
