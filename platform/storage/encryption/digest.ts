/** How a token, a code or a secret is kept, so that what is kept opens nothing. */
import { keyring } from './keyring.ts';

/**
 * HMAC-SHA-256 of the parts together, hexadecimal. Keyed: what is short enough to be guessed, a code of six digits, is not found from
 * it without a key that the database does not hold.
 */
export const digestOf = (...parts: string[]): string => keyring().digest(parts.join('\n'));
