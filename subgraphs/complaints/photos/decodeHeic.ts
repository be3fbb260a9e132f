/** Photos as iPhones take them (HEIC, ISO/IEC 23008-12), which hardly any browser shows, as bare pixels. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A photo of 48 megapixels takes some five seconds. */
const TIMEOUT_MS = 30_000;
/** Decoded side by side; more wait. */
const AT_ONCE = 2;

export interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue, alpha of each pixel. */
  data: Buffer;
}

let running = 0;
const waiting: (() => void)[] = [];

/** @throws Error when it cannot be read, or not in time */
export async function decodeHeic(bytes: Buffer): Promise<Pixels> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  const worker = new Worker(new URL('./heicWorker.ts', import.meta.url), { workerData: bytes });
  try {
    const [pixels] = await once(worker, 'message', { signal: AbortSignal.timeout(TIMEOUT_MS) }); // an error of the worker is thrown
    const { width, height, data } = pixels;
    return { width, height, data: Buffer.from(data.buffer, data.byteOffset, data.byteLength) };
  } finally {
    await worker.terminate();
    running -= 1;
    waiting.shift()?.();
  }
}
