/**
 * An anchor: a signed statement of where the chain ended at an instant, kept where the holder of the database does not reach. A chain whose
 * end was cut off, that was emptied or made anew from an older copy, does not hold the ends that its anchors speak of.
 */
import { keyring } from '@so-tiem/platform/storage/encryption/keyring';
import { z } from 'zod';

const anchor = z.object({ at: z.iso.datetime(), number: z.int().min(0), hash: z.string(), signature: z.string() });
export type Anchor = z.output<typeof anchor>;

const stated = ({ at, number, hash }: Omit<Anchor, 'signature'>): string => `so-tiem audit chain\n${at}\n${number}\n${hash}`;

/** Ed25519 (RFC 8032) over the text above, base64url. */
export const signAnchor = (end: Omit<Anchor, 'signature'>): Anchor => ({ ...end, signature: keyring().sign(stated(end)) });

/** @param line of a file of anchors @throws Error for what is no anchor, or was not signed with our key */
export function readAnchor(line: string): Anchor {
  const read = anchor.parse(JSON.parse(line));
  if (!keyring().isSignature(stated(read), read.signature)) throw new Error('not signed with the key of this trail');
  return read;
}
