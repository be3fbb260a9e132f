/** The code that a citizen follows a complaint by: `PA-7K3M-9QXT`, 40 random bits, no letters that look alike. */
import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'; // Crockford's base 32

export function newTrackingCode(random: Uint8Array = randomBytes(8)): string {
  const characters = [...random].map((byte) => ALPHABET[byte % 32]).join('');
  return `PA-${characters.slice(0, 4)}-${characters.slice(4, 8)}`;
}

/** What people make of a code when they type it: small letters, no hyphens, O for 0, I and L for 1. */
export function readTrackingCode(typed: string): string {
  const bare = typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^PA/, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return `PA-${bare.slice(0, 4)}-${bare.slice(4)}`;
}

/** Whether there can be such a code. */
export const isTrackingCode = (code: string): boolean => /^PA-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(code);

const WHOLE = /^\s*PA[-\s]?[A-Z0-9]{4}[-\s]?[A-Z0-9]{4}\s*$/i;

/** A text that is looked for: a whole code as it stands, however it was typed; a name, which has neither digit nor hyphen, as it is. */
export const readSearched = (typed: string): string => (WHOLE.test(typed) && /[\d-]/.test(typed) ? readTrackingCode(typed) : typed);
