/**
 * The link in a citizen's mails: the tracking code with a mark that only the system can make, so that it opens the complaint
 * for reading without the phone. 128 bits, the same for as long as DATA_LOOKUP_KEY is.
 */
import { timingSafeEqual } from 'node:crypto';
import { keyring } from '@so-tiem/platform/storage/encryption/keyring';
import { readTrackingCode } from './trackingCode.ts';

const markOf = (code: string): string => keyring().lookup('complaints.trackingLink', code);

export const trackingLink = (publicUrl: string, code: string): string => new URL(`/theo-doi/${code}.${markOf(code)}`, publicUrl).href;

/** The tracking code that a link's token is for; undefined for one that the system did not make. */
export function readTrackingToken(token: string): string | undefined {
  const [, typed, mark = ''] = /^([\w-]{1,20})\.([\w-]{22})$/.exec(token) ?? [];
  if (!typed) return undefined;
  const code = readTrackingCode(typed);
  return timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(code))) ? code : undefined;
}
