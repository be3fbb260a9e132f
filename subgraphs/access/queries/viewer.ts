/** The member of staff who asks, as their token says it: no account need be kept here. */
import { can, PERMISSIONS, type Permission } from '@so-tiem/platform/authorization/permissions';
import { actingStaff, type Identity } from '@so-tiem/platform/identity/identity';
import type { StaffMemberRecord } from './findStaff.ts';

const ALL = Object.keys(PERMISSIONS) as Permission[];

export function viewerOf(identity: Identity): { staff: StaffMemberRecord; permissions: Permission[] } | null {
  const staff = actingStaff(identity);
  if (!staff) return null;
  const { id, name, role, unit } = staff;
  return { staff: { id, name, role, unitCode: unit.code, email: null }, permissions: ALL.filter((each) => can(staff, each)) };
}
