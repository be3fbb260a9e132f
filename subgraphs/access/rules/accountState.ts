/** The state of an account: whether it can be signed in with. */
import type { AccountState } from '../generated/schema.ts';
import type { AccountRecord } from '../model/account.ts';

export function stateOf({ disabled, password, activationCode }: AccountRecord, now: Date): AccountState {
  if (disabled) return 'DISABLED';
  if (password !== null) return 'ACTIVE';
  return activationCode && activationCode.until > now ? 'INVITED' : 'EXPIRED';
}

/** The same as conditions on what is kept; without a code it has expired. */
export function stateConditions(state: AccountState, now: Date): Record<string, unknown> {
  if (state === 'DISABLED') return { disabled: true };
  if (state === 'ACTIVE') return { disabled: false, password: { $ne: null } };
  return { disabled: false, password: null, 'activationCode.until': state === 'INVITED' ? { $gt: now } : { $not: { $gt: now } } };
}
