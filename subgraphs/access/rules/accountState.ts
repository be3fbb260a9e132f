/** What an account comes to: whether somebody signs in with it. */
import type { AccountRecord } from '../model/account.ts';

/** INVITED: waits for its first sign-in. EXPIRED: waited too long for it. */
export type AccountState = 'INVITED' | 'EXPIRED' | 'ACTIVE' | 'DISABLED';

export function stateOf({ disabled, password, startCode }: AccountRecord, now: Date): AccountState {
  if (disabled) return 'DISABLED';
  if (password !== null) return 'ACTIVE';
  return startCode && startCode.until > now ? 'INVITED' : 'EXPIRED';
}

/** The same as conditions on what is kept. */
export function stateConditions(state: AccountState, now: Date): Record<string, unknown> {
  if (state === 'DISABLED') return { disabled: true };
  if (state === 'ACTIVE') return { disabled: false, password: { $ne: null } };
  return { disabled: false, password: null, 'startCode.until': state === 'INVITED' ? { $gt: now } : { $lte: now } };
}
