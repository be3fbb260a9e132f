/** A decoder that does as its input says (decoding/decoderPool.test.ts). */
import { setTimeout as sleep } from 'node:timers/promises';

export type Task = 'answer' | 'wait' | 'burn' | 'grow' | 'crash' | 'throw' | 'tell';

export default async function decode(task: Task): Promise<unknown> {
  const kept: Buffer[] = [];
  switch (task) {
    case 'wait':
      await sleep(60_000);
      return undefined;
    case 'burn':
      for (;;) Math.sqrt(2);
    case 'grow':
      for (;;) {
        kept.push(Buffer.alloc(8 * 2 ** 20, kept.length + 1));
        await sleep(1);
      }
    case 'crash':
      return process.abort();
    case 'throw':
      throw new Error('no such form');
    case 'tell':
      return Object.keys(process.env).sort();
    default:
      await sleep(100);
      return 'read';
  }
}
