import { createHash } from 'node:crypto';

/** SHA-256 of the parts together, hexadecimal: how a token or a secret is kept, so that what is kept opens nothing. */
export const digestOf = (...parts: string[]): string => createHash('sha256').update(parts.join('\n')).digest('hex');
