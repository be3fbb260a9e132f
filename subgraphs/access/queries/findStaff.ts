/** Members of staff: whom a message goes to, to whom a complaint can be assigned, whom a history names. */

import { isSystem, PERMISSIONS, requireAccess, requirePermission } from '@so-tiem/platform/authorization/permissions';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { unitCodesOf, withinUnit } from '@so-tiem/platform/identity/territory';
import type { Units } from '@so-tiem/platform/reference/units';
import { wordConditions } from '@so-tiem/platform/search/searchText';
import type { Loaders } from '../loaders.ts';
import type { AccountRecord } from '../model/account.ts';
import type { Store } from '../model/store.ts';

const MAX_FOUND = 20;

export interface StaffMemberRecord {
  id: string;
  name: string;
  /** Null, as the unit's, where another issuer keeps the account. */
  role: AccountRecord['role'] | null;
  unitCode: string | null;
  email: string | null;
}

export async function findStaffMember({ accounts }: Store, identity: Identity, id: string): Promise<StaffMemberRecord | null> {
  requireAccess(identity, 'SYSTEM');
  const account = await accounts.findOne({ _id: id, disabled: false }).lean();
  return account && staffMemberFor(identity, account);
}

/** @param unit that is responsible for a complaint: whose territory holds it may handle it */
export async function findAssignableStaff(
  { accounts }: Store,
  units: Units,
  identity: Identity,
  { unit, text }: { unit: string; text?: string | null | undefined },
): Promise<StaffMemberRecord[]> {
  const staff = requirePermission(identity, 'complaint:assign');
  const { territory } = await units.locate(unit, 'unit');
  const found = await accounts
    .find({
      $and: [
        withinUnit(staff.unit, 'place.'),
        { unitCode: { $in: unitCodesOf(territory) }, role: { $in: PERMISSIONS['complaint:handle'].roles }, disabled: false },
        ...wordConditions('suffixes', text ?? ''),
      ],
    })
    .sort({ name: 1 })
    .limit(MAX_FOUND)
    .lean();
  return found.map((account) => staffMemberFor(identity, account));
}

/** For who reads the trail, which names accounts: also those that are no more in use. */
export async function searchStaff({ accounts }: Store, identity: Identity, text: string): Promise<StaffMemberRecord[]> {
  requirePermission(identity, 'audit:read');
  const words = wordConditions('suffixes', text);
  if (!words.length) return [];
  const found = await accounts.find({ $and: words }).sort({ name: 1 }).limit(MAX_FOUND).lean();
  return found.map((account) => staffMemberFor(identity, account));
}

/** Whom a history or the trail names, for any member of staff; disabled accounts too. */
export async function readStaffMember(accounts: Loaders['account'], identity: Identity, id: string): Promise<StaffMemberRecord | null> {
  requireAccess(identity, 'STAFF');
  const account = await accounts.load(id);
  return account && staffMemberFor(identity, account);
}

const staffMemberFor = (identity: Identity, { _id, name, role, unitCode, email }: AccountRecord): StaffMemberRecord => ({
  id: _id,
  name,
  role,
  unitCode,
  email: isSystem(identity) ? email : null,
});
