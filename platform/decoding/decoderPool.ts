/**
 * Foreign bytes at arm's length: every decoder of what came from outside runs in a process of its own, which knows no secrets, gets a
 * deadline and a bound on memory, and is killed when it passes either. A few run at once, a few more wait, further ones are refused.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { DomainError, type Failure, invalid, unavailable } from '../errors/errors.ts';

interface Options {
  /** A module whose default export decodes: `(input) => output`, both structured-cloneable. */
  module: URL;
  /** What is at fault when it cannot be decoded. */
  field: string;
  atOnce?: number;
  /** Further ones that wait their turn. */
  waiting?: number;
  /** Of the processor's time for one file: a busy machine takes longer, and no file is refused for that. */
  processorMs?: number;
  /** By the clock. */
  timeoutMs?: number;
  /** Of the whole process, code included. */
  maxMegabytes?: number;
}

/** From the decoder's process. */
export type Decoded = { output: unknown } | { failures: Failure[] } | { damaged: string };

/** What takes longer is no file that a person made. */
const PROCESSOR_MS = 5000;
const TIMEOUT_MS = 15_000;
const MAX_MEGABYTES = 700;
const STARTS_WITHIN_MS = 10_000;
const LOOK_MS = 50;
/** A process that has nothing to do ends. */
const IDLE_MS = 60_000;

interface Decoder {
  child: ChildProcess;
  ready: Promise<void>;
  idle?: NodeJS.Timeout;
}

export class DecoderPool {
  readonly #options: Required<Options>;
  readonly #idle: Decoder[] = [];
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #stopped = false;

  constructor(options: Options) {
    this.#options = { atOnce: 2, waiting: 20, processorMs: PROCESSOR_MS, timeoutMs: TIMEOUT_MS, maxMegabytes: MAX_MEGABYTES, ...options };
  }

  /**
   * @throws DomainError naming the field: what the decoder says of the file, `takes too long to read`, `needs too much memory to read`,
   * `the file is damaged`; UNAVAILABLE when too many wait
   */
  async decode<Input, Output>(input: Input): Promise<Output> {
    await this.#turn();
    let decoder: Decoder | undefined;
    try {
      decoder = this.#idle.pop() ?? this.#start();
      clearTimeout(decoder.idle);
      await decoder.ready;
      const decoded = await this.#ask(decoder, input);
      if ('failures' in decoded) throw new DomainError(decoded.failures);
      if ('damaged' in decoded) throw invalid(this.#options.field, 'the file is damaged', 'DAMAGED');
      return decoded.output as Output;
    } finally {
      if (decoder) this.#giveBack(decoder);
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  stop(): void {
    this.#stopped = true;
    for (const { child } of this.#idle.splice(0)) child.kill('SIGKILL');
  }

  async #turn(): Promise<void> {
    const { atOnce, waiting } = this.#options;
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= waiting) throw unavailable('too many files at once; try again in a moment');
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    this.#running += 1;
  }

  #start(): Decoder {
    const { module, maxMegabytes } = this.#options;
    const child = fork(fileURLToPath(new URL('./decoderProcess.ts', import.meta.url)), [module.href], {
      serialization: 'advanced',
      // No keys, no address of a database: nothing that a file could make it give away.
      env: { PATH: process.env['PATH'], UV_THREADPOOL_SIZE: '2', MALLOC_ARENA_MAX: '2' },
      execArgv: ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${maxMegabytes}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.once('error', () => {});
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW); // answers come first
    const ready = new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error('a decoder does not start')), STARTS_WITHIN_MS);
      child.once('exit', () => reject(new Error('a decoder ended while it started')));
      child.once('message', () => {
        clearTimeout(late);
        resolve();
      });
    });
    ready.catch(() => child.kill('SIGKILL'));
    return { child, ready };
  }

  #ask({ child }: Decoder, input: unknown): Promise<Decoded> {
    const { field, processorMs, timeoutMs, maxMegabytes } = this.#options;
    const before = processorMsOf(child.pid);
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(late);
        clearInterval(look);
        child.off('message', answered).off('exit', died);
        settle();
      };
      const kill = (why: string, reason: string) => {
        child.kill('SIGKILL');
        end(() => reject(invalid(field, why, reason)));
      };
      const answered = (decoded: unknown) => end(() => resolve(decoded as Decoded));
      const died = () => end(() => reject(invalid(field, 'the file is damaged', 'DAMAGED')));
      const late = setTimeout(() => kill('takes too long to read', 'TOO_COSTLY'), timeoutMs);
      const look = setInterval(() => {
        if (megabytesOf(child.pid) > maxMegabytes) kill('needs too much memory to read', 'TOO_COSTLY');
        else if (processorMsOf(child.pid) - before > processorMs) kill('takes too long to read', 'TOO_COSTLY');
      }, LOOK_MS);
      child.once('message', answered).once('exit', died);
      child.send({ input } as never, (error) => error && died());
    });
  }

  #giveBack(decoder: Decoder): void {
    const { child } = decoder;
    if (child.exitCode !== null || child.signalCode !== null || child.killed || !child.connected) return;
    // What one file took is not counted against the next.
    if (this.#stopped || megabytesOf(child.pid) > this.#options.maxMegabytes / 2) return void child.kill('SIGKILL');
    decoder.idle = setTimeout(() => {
      this.#idle.splice(this.#idle.indexOf(decoder), 1);
      child.kill('SIGKILL');
    }, IDLE_MS).unref();
    child.unref();
    (child.channel as { unref?(): void } | null | undefined)?.unref?.();
    this.#idle.push(decoder);
  }
}

const PAGE_BYTES = 4096;
/** Of the system's clock that counts a process's time (proc(5), `stat`: hundredths of a second everywhere). */
const TICK_MS = 10;

/** What a process holds of the machine's memory; 0 where the system does not tell. */
const megabytesOf = (pid: number | undefined): number => (Number(fieldsOf(pid, 'statm')[1] ?? 0) * PAGE_BYTES) / 2 ** 20;

/** Processor time that a process has had; 0 where the system does not tell. */
function processorMsOf(pid: number | undefined): number {
  const afterName = fieldsOf(pid, 'stat').join(' ').split(') ')[1]?.split(' ') ?? [];
  return (Number(afterName[11] ?? 0) + Number(afterName[12] ?? 0)) * TICK_MS;
}

function fieldsOf(pid: number | undefined, file: 'stat' | 'statm'): string[] {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').split(' ');
  } catch {
    return []; // ended meanwhile, or another kind of system
  }
}
