/**
 * Who may do what, as the subgraphs' schemas declare it: `@permission` says which roles have a permission and where it holds, `@access`
 * which one an operation needs. Read from there by scripts/permissions.ts; docs/rights.md says the same in words, and
 * test/authorization asks every operation as every role, inside and outside of its territory.
 */
import { forbidden } from '../errors/errors.ts';
import { PERMISSIONS, type Permission } from '../generated/permissions.ts';
import type { AUDIENCES } from '../graphql/declaration.ts';
import { actingStaff, type Identity, type Partner, type Role, type Staff } from '../identity/identity.ts';
import { isWithin, type Territory } from '../identity/territory.ts';

export { PERMISSIONS, type Permission };

/**
 * ANYBODY needs no account. STAFF: every account. HISTORY: partner apps with the scope, and no one else. SYSTEM: parts of the
 * system, for the inner steps of a procedure that spans subgraphs; where a step is made for a member of staff, their permissions bound it.
 */
export type Access = Permission | (typeof AUDIENCES)[number];

export const roleCan = (role: Role, permission: Permission): boolean => (PERMISSIONS[permission].roles as readonly Role[]).includes(role);
export const can = ({ role, unit }: Staff, permission: Permission): boolean =>
  roleCan(role, permission) && (PERMISSIONS[permission].where !== 'COUNTRY' || unit.level === 'COUNTRY');

/** The member of staff behind the call. @throws Forbidden without one, or where neither role nor unit gives the permission */
export function requirePermission(identity: Identity, permission: Permission): Staff {
  const staff = actingStaff(identity);
  if (!staff) throw forbidden('sign in first');
  if (!roleCan(staff.role, permission)) throw forbidden(`the role ${staff.role} may not do this (${permission})`);
  if (!can(staff, permission)) throw forbidden('for those whose unit is the whole country');
  return staff;
}

function requireScope({ scopes }: Partner, scope: string): void {
  if (!scopes.includes(scope)) throw forbidden(`the token lacks the scope ${scope}`);
}

/** What the system's own parts do on their own account: finding whose record a complaint is about. */
export const isSystem = (identity: Identity): boolean => identity.kind === 'service' && !identity.actingFor;

/** @throws Forbidden unless an operation, as it is declared, is for this caller */
export function requireAccess(identity: Identity, access: Access): void {
  if (access === 'ANYBODY' || isSystem(identity)) return;
  if (access === 'SYSTEM') {
    if (identity.kind !== 'service') throw forbidden('for parts of the system alone');
    return;
  }
  if (access === 'STAFF') {
    if (!actingStaff(identity)) throw forbidden('sign in first');
    return;
  }
  if (access === 'HISTORY') {
    if (identity.kind !== 'partner') throw forbidden('for partner apps alone');
    requireScope(identity, 'doses:read');
    return;
  }
  requirePermission(identity, access);
}

/** @throws Forbidden when the place is not in the unit of the member of staff */
export function requireTerritory(staff: Staff, place: Territory): void {
  if (!isWithin(place, staff.unit)) throw forbidden(`outside of the territory of ${staff.unit.code}`);
}

/** Whether identifiers are shown to this caller at all, of whomever they see. */
export function needsIdentifiers(identity: Identity): boolean {
  const staff = actingStaff(identity);
  return staff ? can(staff, 'citizen:identifiers') : isSystem(identity);
}
