/** A process that decodes one thing after the other for decoderPool.ts, and ends with its parent. */
import { DomainError } from '../errors/errors.ts';
import type { Decoded } from './decoderPool.ts';

const { default: decode } = (await import(process.argv[2] ?? '')) as { default: (input: unknown) => Promise<unknown> };

process.on('disconnect', () => process.exit());
process.on('message', async ({ input }: { input: unknown }) => {
  process.send?.(await decoded(input));
});
process.send?.({ ready: true });

async function decoded(input: unknown): Promise<Decoded> {
  try {
    return { output: await decode(input) };
  } catch (error) {
    if (error instanceof DomainError) return { failures: error.failures };
    return { damaged: error instanceof Error ? error.message : String(error) };
  }
}
