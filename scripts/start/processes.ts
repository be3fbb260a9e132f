/** Child processes that are started, watched, started again when they crash, and stopped in order. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { COMPILE_CACHE } from './compileCache.ts';

export interface ProcessOptions {
  name: string;
  script: string;
  environment: Record<string, string>;
  /** Arguments of Node itself. */
  nodeArguments: string[];
  log: (line: string) => void;
}

/** What a child says to us: ready (the database with its address), failed in one sentence, or a line to show. */
interface ChildMessage {
  ready?: true | { uri: string; description: string };
  failed?: string;
  log?: string;
}

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 5000;
const STOP_WITHIN_MS = 25_000;
/** A child that is started again has everything that it needs; one that hangs is tried anew. */
const READY_AGAIN_WITHIN_MS = 60_000;

export class ManagedProcess {
  readonly #options: ProcessOptions;
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(options: ProcessOptions) {
    this.#options = options;
  }

  /** @throws Error in the child's own sentence when it does not become ready */
  async start(): Promise<ChildMessage['ready']> {
    const ready = await this.#launch();
    this.#watch();
    return ready;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child || hasEnded(child)) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await ended;
    clearTimeout(late);
  }

  #launch(): Promise<ChildMessage['ready']> {
    const { script, environment, log, name, nodeArguments } = this.#options;
    // Detached: a Ctrl-C in the terminal reaches only us. The channel's end tells the child when we are gone.
    const child = spawn(process.execPath, [...nodeArguments, '--disable-warning=ExperimentalWarning', script], {
      env: { NODE_COMPILE_CACHE: COMPILE_CACHE, ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    this.#child = child;
    return new Promise((resolve, reject) => {
      child.once('exit', (code, signal) => reject(new Error(`${name} ended before it was ready (${signal ?? code}).`)));
      child.on('message', (message: ChildMessage) => {
        if (message.log) log(message.log);
        if (message.failed) reject(new Error(`${name}: ${message.failed}`));
        if (message.ready) resolve(message.ready);
      });
    });
  }

  #watch(): void {
    const child = this.#child;
    if (!child) return;
    const ended = () => this.#restart(`${this.#options.name} ended (${child.signalCode ?? child.exitCode})`);
    // It may have ended between being ready and being watched.
    if (hasEnded(child)) void ended();
    else child.once('exit', ended);
  }

  async #restart(why: string): Promise<void> {
    for (let wait = FIRST_RETRY_MS; !this.#stopping; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      this.#options.log(`${why}; starting it again`);
      await sleep(wait);
      if (this.#stopping) return;
      const launching = this.#launch();
      const late = setTimeout(() => this.#child?.kill('SIGKILL'), READY_AGAIN_WITHIN_MS);
      const launched = await launching.then(
        () => true,
        () => false,
      );
      clearTimeout(late);
      if (launched) return this.#watch();
    }
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
