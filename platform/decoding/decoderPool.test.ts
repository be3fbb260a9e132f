/** What a decoder does, whatever it is fed, stops nobody but itself. */
import { afterAll, expect, test } from '@jest/globals';
import { DecoderPool } from './decoderPool.ts';

const module = new URL('../testing/testDecoder.ts', import.meta.url);
const pools: DecoderPool[] = [];
const pool = (options: object = {}) => {
  const made = new DecoderPool({ module, field: 'file', ...options });
  pools.push(made);
  return made;
};
afterAll(() => {
  for (const each of pools) each.stop();
});
const refusal = (code: string, reason?: string) => ({
  failures: [{ code, field: code === 'UNAVAILABLE' ? [] : ['file'], ...(reason ? { reason } : {}) }],
});

test.each([
  ['waits for ever', 'wait', { timeoutMs: 500 }, 'TOO_COSTLY'],
  ['computes for ever', 'burn', { processorMs: 300 }, 'TOO_COSTLY'],
  ['grows for ever', 'grow', { maxMegabytes: 250 }, 'TOO_COSTLY'],
  ['crashes', 'crash', {}, 'DAMAGED'],
  ['throws', 'throw', {}, 'DAMAGED'],
])('one that %s is ended by its bound, and the next file is read', async (_, task, options, reason) => {
  const decoders = pool({ atOnce: 1, waiting: 0, ...options });
  const began = performance.now();
  await expect(decoders.decode(task)).rejects.toMatchObject(refusal('INVALID', reason));
  expect(performance.now() - began).toBeLessThan(15_000);
  expect(await decoders.decode('answer')).toBe('read'); // its place is free again
});

test('so many at once, so many wait in turn, and one more is told to come again', async () => {
  const decoders = pool({ atOnce: 2, waiting: 3 });
  const reading = Array.from({ length: 5 }, () => decoders.decode('answer'));
  await expect(decoders.decode('answer')).rejects.toMatchObject(refusal('UNAVAILABLE'));
  expect(await Promise.all(reading)).toEqual(Array(5).fill('read'));
  expect(await decoders.decode('answer')).toBe('read');
});

test('it knows no secret of the process that asks', async () => {
  process.env['DATA_KEYS'] = 'k1:secret';
  expect(await pool().decode('tell')).not.toContain('DATA_KEYS');
  delete process.env['DATA_KEYS'];
});
