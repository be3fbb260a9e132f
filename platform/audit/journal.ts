/**
 * Looks that are noted but have not reached the audit subgraph yet, in a file of this process: appended to before the answer goes out,
 * so that a look is on record even if the process is killed the moment after, at the cost of one write to the system's cache. What a
 * process that is gone left behind is taken over by any other one of its service: each file by one of them.
 */

import { randomUUID } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry } from './entry.ts';

/** A file of another machine, or another container, is its own as long as it is touched within this time. */
const ALIVE_MS = 60_000;
const TOUCHED_EVERY_MS = 10_000;

/** Files of this process, which may have several. */
const own = new Set<string>();

/** `citizens.web-1.4711.UUID.jsonl`: whose it is. */
const NAME = /^(.+?)\.([^.]*)\.(\d+)\.[0-9a-f-]{36}\.jsonl$/;

export class Journal {
  readonly #folder: string;
  readonly #service: string;
  readonly #file: string;
  readonly #descriptor: number;
  /** In the order in which they were noted; the file holds the same. */
  #entries: string[] = [];
  #lookedAt = 0;

  /** @param folder of all processes of this machine; several of one service may share it */
  constructor(folder: string, service: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#folder = folder;
    this.#service = service;
    this.#file = join(folder, `${service}.${host()}.${process.pid}.${randomUUID()}.jsonl`);
    own.add(this.#file);
    this.#descriptor = openSync(this.#file, 'a', 0o600); // writes go to the end, also after the file was emptied
    this.#takeOver();
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

  /** Says that this process is there, and takes over what others left behind; asked often, done now and then. */
  keep(): void {
    const now = Date.now();
    if (now - this.#lookedAt < TOUCHED_EVERY_MS) return;
    this.#lookedAt = now;
    utimesSync(this.#file, now / 1000, now / 1000);
    this.#takeOver();
  }

  close(): void {
    closeSync(this.#descriptor);
    own.delete(this.#file);
    if (!this.#entries.length) rmSync(this.#file, { force: true });
  }

  #takeOver(): void {
    for (const name of readdirSync(this.#folder)) {
      if (!this.#isLeft(name)) continue;
      const [from, mine] = [join(this.#folder, name), `${this.#file}.taken`];
      try {
        renameSync(from, mine); // of two who try, one finds it gone
      } catch {
        continue;
      }
      const left = readEntries(mine);
      this.#entries.push(...left);
      writeSync(this.#descriptor, left.map((line) => `${line}\n`).join(''));
      rmSync(mine, { force: true });
    }
  }

  #isLeft(name: string): boolean {
    const [, service, machine, pid] = NAME.exec(name.replace(/\.taken$/, '')) ?? [];
    const file = join(this.#folder, name);
    if (service !== this.#service || own.has(file.replace(/\.taken$/, ''))) return false;
    // On this machine it is known who lives; a process of our own number that is not us was us before.
    if (machine === host()) return Number(pid) === process.pid || !isAlive(Number(pid));
    try {
      return Date.now() - statSync(file).mtimeMs > ALIVE_MS;
    } catch {
      return false; // taken over meanwhile
    }
  }

  #rewrite(): void {
    ftruncateSync(this.#descriptor, 0);
    if (this.#entries.length) writeSync(this.#descriptor, this.#entries.map((line) => `${line}\n`).join(''));
  }
}

const host = (): string => hostname().replaceAll('.', '-');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
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
