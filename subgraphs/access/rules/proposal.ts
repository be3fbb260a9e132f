/** What one administrator proposes of an account is confirmed by a second one (platform/values/secondAdministrator.ts). */
import { type Failure, refusal } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isWithin } from '@so-tiem/platform/identity/territory';
import type { AccountProposal, AccountRecord } from '../model/account.ts';

/** @param staff who may manage the account as it is @returns the failure; undefined when they may confirm it */
export function refuseConfirmation(
  { _id }: Pick<AccountRecord, '_id'>,
  { byId, fields }: AccountProposal,
  staff: Staff,
): Failure | undefined {
  if (byId === staff.id) return refusal('FORBIDDEN', 'confirmed by another administrator than who proposed it');
  if (_id === staff.id) return refusal('WRONG_STATE', 'an administrator does not confirm a change to their own account');
  if (fields.place && !isWithin(fields.place, staff.unit)) return refusal('FORBIDDEN', `outside of ${staff.unit.code}`);
  return undefined;
}
