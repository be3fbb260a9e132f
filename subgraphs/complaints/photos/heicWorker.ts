/** Decodes one HEIC photo, in a thread of its own: it takes a second or two of nothing else. */
import { parentPort, workerData } from 'node:worker_threads';
import decode from 'heic-decode';

const { width, height, data } = await decode({ buffer: workerData });
parentPort?.postMessage({ width, height, data });
