/** The threads that make and write the sample, and what they have come to. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Order, Report, ThreadData } from './sampleThread.ts';
import type { Written } from './slice.ts';

/** With the database's own processes more do not help. */
const MAX_THREADS = 4;
/** Of a thread, for what lives long and what does not; without it nothing is thrown away while there is room. */
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 24 };

/** As many as there are processors, four at most. */
export class SampleThreads {
  readonly #threads: { worker: Worker; ready: Promise<unknown> }[];

  constructor(workerData: ThreadData) {
    this.#threads = Array.from({ length: Math.min(availableParallelism(), MAX_THREADS) }, () => {
      const worker = new Worker(new URL('sampleThread.ts', import.meta.url), { workerData, resourceLimits: MEMORY });
      const ready = once(worker, 'message');
      ready.catch(() => {}); // told with the first order
      return { worker, ready };
    });
  }

  /** Each takes the next order that is left. @throws what a thread ends by */
  async follow(orders: Order[], told: (thread: Worker, report: Report) => void): Promise<void> {
    const left = [...orders];
    await Promise.all(
      this.#threads.map(async ({ worker, ready }) => {
        await ready;
        for (let order = left.shift(); order !== undefined; order = left.shift()) told(worker, await ask(worker, order));
      }),
    );
  }

  /** Writes what is left of their batches. @returns what all of them have written */
  async finish(): Promise<Written> {
    const all = { doses: 0, complaints: 0, events: 0 };
    for (const { worker, ready } of this.#threads) {
      await ready;
      const report = await ask(worker, 'finish');
      if (!('finished' in report)) throw new Error('a thread says what it has written');
      for (const what of ['doses', 'complaints', 'events'] as const) all[what] += report.finished[what];
    }
    return all;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}

async function ask(worker: Worker, order: Order): Promise<Report> {
  worker.postMessage(order);
  return (await once(worker, 'message'))[0];
}
