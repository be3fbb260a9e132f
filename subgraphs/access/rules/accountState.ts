/** What an account comes to: whether somebody signs in with it. */
import type { AccountRecord } from '../model/account.ts';

/** INVITED: waits for its first sign-in. EXPIRED: waited too long for it. */
export type AccountState = 'INVITED' | 'EXPIRED' | 'ACTIVE' | 'DISABLED';

export function stateOf({ disabled, password, activationCode }: AccountRecord, now: Date): AccountState {
  if (disabled) return 'DISABLED';
  if (password !== null) return 'ACTIVE';
  return activationCode && activationCode.until > now ? 'INVITED' : 'EXPIRED';
}

/** The same as conditions on what is kept. */
export function stateConditions(state: AccountState, now: Date): Record<string, unknown> {
  if (state === 'DISABLED') return { disabled: true };
  if (state === 'ACTIVE') return { disabled: false, password: { $ne: null } };
  return { disabled: false, password: null, 'activationCode.until': state === 'INVITED' ? { $gt: now } : { $lte: now } };
}
