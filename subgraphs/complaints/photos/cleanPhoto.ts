/** An uploaded photo as it is kept: photoDecoder.ts, in processes of their own. */
import { DecoderPool } from '@so-tiem/platform/decoding/decoderPool';
import type { CleanPhoto } from './photoDecoder.ts';

const decoders = new DecoderPool({ module: new URL('./photoDecoder.ts', import.meta.url), field: 'photo' });

/** @throws DomainError naming `photo` when the content is none that is taken, cannot be read, or takes too much; UNAVAILABLE */
export async function cleanPhoto(bytes: Uint8Array): Promise<CleanPhoto> {
  return await decoders.decode<Uint8Array, CleanPhoto>(bytes);
}

export const stopDecoding = (): void => decoders.stop();
