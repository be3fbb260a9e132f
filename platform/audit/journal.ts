/**
 * Reads that are noted but have not reached the audit subgraph yet, in a file of this process: appended to before the answer goes out,
 * so that a look is on record even if the process is killed the moment after, at the cost of one write to the system's cache. What a
 * process that is gone left behind is taken over by any other one of its service: each file by one of them.
 */

import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
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
/** At first, of what waits. */
const READ_BYTES = 1_000_000;
const MAX_LINES = 1000;

/** Files of this process, which may have several. */
const own = new Set<string>();

/** `citizens.web-1.4711.UUID.jsonl`: whose it is. */
const NAME = /^(.+?)\.([^.]*)\.(\d+)\.[0-9a-f-]{36}\.jsonl$/;

export class Journal {
  readonly #folder: string;
  readonly #service: string;
  readonly #file: string;
  #descriptor: number;
  /** Bytes of the file that are where they belong, and all that it has. What waits is in the file alone: an outage fills no memory. */
  #from = 0;
  #to = 0;
  #waiting = 0;
  #lookedAt = 0;

  /** @param folder of all processes of this machine; several of one service may share it */
  constructor(folder: string, service: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#folder = folder;
    this.#service = service;
    this.#file = join(folder, `${service}.${host()}.${process.pid}.${randomUUID()}.jsonl`);
    own.add(this.#file);
    this.#descriptor = this.#open();
    this.#takeOver();
  }

  get length(): number {
    return this.#waiting;
  }

  append(entry: AuditEntry): void {
    this.#write([JSON.stringify(entry)]);
  }

  /** As lines of JSON, the oldest first; at most so many, and fewer where they are long. */
  first(count: number): string[] {
    if (!this.#waiting) return [];
    for (let bytes = READ_BYTES; ; bytes *= 2) {
      const read = Buffer.alloc(Math.min(bytes, this.#to - this.#from));
      readSync(this.#descriptor, read, 0, read.length, this.#from);
      const lines = read.toString('utf8').split('\n').slice(0, -1);
      if (lines.length || read.length === this.#to - this.#from) return lines.slice(0, count);
    }
  }

  /** They are where they belong. @param lines the first ones */
  forget(lines: readonly string[]): void {
    if (!lines.length) return;
    this.#waiting -= lines.length;
    this.#from += lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    // While more comes in the file grows, and is begun anew whenever nothing waits; who reads it twice finds each entry there once, by its id.
    if (!this.#waiting) this.#empty();
  }

  /** What the trail cannot take is kept beside it, for an operator to look at. */
  setAside(lines: readonly string[]): void {
    appendFileSync(join(this.#folder, `${this.#service}.${host()}.refused`), linesOf(lines), { mode: 0o600 });
  }

  /** Says that this process is there, and takes over what others left behind; asked often, done now and then. */
  keep(): void {
    const now = Date.now();
    if (now - this.#lookedAt < TOUCHED_EVERY_MS) return;
    this.#lookedAt = now;
    if (existsSync(this.#file)) utimesSync(this.#file, now / 1000, now / 1000);
    else this.#beginAnew();
    this.#takeOver();
  }

  close(): void {
    closeSync(this.#descriptor);
    own.delete(this.#file);
    if (!this.#waiting) rmSync(this.#file, { force: true });
  }

  /** Writes go to the end, also after the file was emptied. */
  #open = (): number => openSync(this.#file, 'a+', 0o600);

  #write(lines: readonly string[]): void {
    const written = Buffer.from(linesOf(lines));
    writeSync(this.#descriptor, written);
    this.#to += written.length;
    this.#waiting += lines.length;
  }

  #empty(): void {
    ftruncateSync(this.#descriptor, 0);
    [this.#from, this.#to] = [0, 0];
  }

  /** This process stood still for so long that another machine has taken its file: what it holds is sent twice, and counts once. */
  #beginAnew(): void {
    const lines = [];
    for (let some = this.first(MAX_LINES); some.length; some = this.first(MAX_LINES)) {
      lines.push(...some);
      this.#waiting -= some.length;
      this.#from += Buffer.byteLength(linesOf(some));
    }
    closeSync(this.#descriptor);
    this.#descriptor = this.#open();
    [this.#from, this.#to, this.#waiting] = [0, 0, 0];
    this.#write(lines);
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
      this.#write(readEntries(mine));
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
      return false; // another process was first
    }
  }
}

const linesOf = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');

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
