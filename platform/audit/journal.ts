/**
 * Looks that are noted but have not reached the audit subgraph yet, in a file of this process: appended to before the answer
 * goes out, so that a look is on record even if the process is killed the moment after, at the cost of one write to the
 * system's cache. What an earlier process left behind is taken over at start.
 */
import { closeSync, ftruncateSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { AuditEntry } from './entry.ts';

export class Journal {
  readonly #file: string;
  readonly #descriptor: number;
  /** In the order in which they were noted; the file holds the same. */
  #entries: string[] = [];

  /** @param folder this service's own; one process at a time */
  constructor(folder: string, service: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const mine = new RegExp(`^${service}-\\d+\\.jsonl$`);
    const left = readdirSync(folder).filter((name) => mine.test(name));
    for (const name of left) this.#entries.push(...readEntries(join(folder, name)));
    this.#file = join(folder, `${service}-${process.pid}.jsonl`);
    this.#descriptor = openSync(this.#file, 'a', 0o600); // writes go to the end, also after the file was emptied
    this.#rewrite();
    for (const name of left) if (join(folder, name) !== this.#file) rmSync(join(folder, name), { force: true });
  }

  get length(): number {
    return this.#entries.length;
  }

  append(entry: AuditEntry): void {
    const line = JSON.stringify(entry);
    this.#entries.push(line);
    writeSync(this.#descriptor, `${line}\n`);
  }

  /** As lines of JSON. */
  first(count: number): string[] {
    return this.#entries.slice(0, count);
  }

  /** They are where they belong. */
  forget(count: number): void {
    this.#entries = this.#entries.slice(count);
    // While more comes in the file grows, and is begun anew whenever nothing waits; who reads it twice finds each entry there once, by its id.
    if (!this.#entries.length) this.#rewrite();
  }

  close(): void {
    closeSync(this.#descriptor);
    if (!this.#entries.length) rmSync(this.#file, { force: true });
  }

  #rewrite(): void {
    ftruncateSync(this.#descriptor, 0);
    if (this.#entries.length) writeSync(this.#descriptor, this.#entries.map((line) => `${line}\n`).join(''));
  }
}

/** The last line may be half a line. */
const readEntries = (file: string): string[] => readFileSync(file, 'utf8').split('\n').filter(isWhole);

function isWhole(line: string): boolean {
  try {
    return line !== '' && JSON.parse(line) !== null;
  } catch {
    return false;
  }
}
