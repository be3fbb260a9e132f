/** Colleagues: whom a message goes to, and to whom a complaint can be assigned. */

import { isSystem, PERMISSIONS, requireAccess, requirePermission } from '@so-tiem/platform/authorization/permissions';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { unitCodesOf, withinUnit } from '@so-tiem/platform/identity/territory';
import type { Units } from '@so-tiem/platform/reference/units';
import { wordConditions } from '@so-tiem/platform/search/searchText';
import type { Loaders } from '../loaders.ts';
import type { AccountRecord } from '../model/account.ts';
import type { Store } from '../model/store.ts';

const MAX_COLLEAGUES = 20;

export interface StaffMemberRecord {
  id: string;
  name: string;
  role: AccountRecord['role'];
  unitCode: string;
  email: string | null;
}

export async function findColleague({ accounts }: Store, identity: Identity, id: string): Promise<StaffMemberRecord | null> {
  requireAccess(identity, 'SYSTEM');
  const account = await accounts.findOne({ _id: id, disabled: false }).lean();
  return account && colleagueFor(identity, account);
}

/** @param unit that is responsible for a complaint: whose territory holds it may handle it */
export async function findColleagues(
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
    .limit(MAX_COLLEAGUES)
    .lean();
  return found.map((account) => colleagueFor(identity, account));
}

/** For who reads the trail, which names accounts: also those that are no more in use. */
export async function findStaffNamed({ accounts }: Store, identity: Identity, text: string): Promise<StaffMemberRecord[]> {
  requirePermission(identity, 'audit:read');
  const words = wordConditions('suffixes', text);
  if (!words.length) return [];
  const found = await accounts.find({ $and: words }).sort({ name: 1 }).limit(MAX_COLLEAGUES).lean();
  return found.map((account) => colleagueFor(identity, account));
}

/** Whom an entry of the trail names; also who is no more in use. */
export async function findNamedOnTrail(accounts: Loaders['account'], identity: Identity, id: string): Promise<StaffMemberRecord | null> {
  requirePermission(identity, 'audit:read');
  const account = await accounts.load(id);
  return account && colleagueFor(identity, account);
}

const colleagueFor = (identity: Identity, { _id, name, role, unitCode, email }: AccountRecord): StaffMemberRecord => ({
  id: _id,
  name,
  role,
  unitCode,
  email: isSystem(identity) ? email : null,
});
