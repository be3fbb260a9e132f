/** Who may do what: task -> roles. Territory is checked beside it; nothing is allowed by default. */
import { forbidden } from './errors.ts';
import { type Identity, type Role, type Staff, staffBehind } from './identity.ts';
import { isWithin, type Territory } from './territory.ts';

const RIGHTS = {
  'complaint:read': ['HANDLER', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'MINISTRY', 'AUDITOR', 'ADMINISTRATOR'],
  'complaint:handle': ['HANDLER', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'],
  'citizen:read': ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'POLICE', 'MINISTRY', 'AUDITOR'],
  'citizen:change': ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'POLICE'],
  'dose:change': ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'],
  'facility:change': ['ADMINISTRATOR', 'MINISTRY'],
  'contact:read': ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'POLICE', 'MINISTRY', 'AUDITOR', 'ADMINISTRATOR'],
  'audit:read': ['AUDITOR'],
  'contact:change': ['ADMINISTRATOR', 'MINISTRY', 'AUTHORITY_OFFICER', 'HEAD_OF_FACILITY'],
} as const satisfies Record<string, readonly Role[]>;

export type Task = keyof typeof RIGHTS;

export const may = (staff: Staff, task: Task): boolean => (RIGHTS[task] as readonly Role[]).includes(staff.role);

/** The member of staff behind the call. @throws Forbidden when nobody is signed in, or their role has no such task */
export function requireRight(identity: Identity, task: Task): Staff {
  const staff = staffBehind(identity);
  if (!staff) throw forbidden('sign in first');
  if (!may(staff, task)) throw forbidden(`the role ${staff.role} may not do this (${task})`);
  return staff;
}

/** Reading on behalf of nobody in particular: what the system's own services do (finding whose record a complaint is about). */
export function requireReader(identity: Identity, task: Task & `${string}:read`): void {
  if (identity.kind === 'service' && !identity.actingFor) return;
  requireRight(identity, task);
}

/** A dose history by what the person told: partner apps' one question, which staff may ask too. */
export function requireHistoryReader(identity: Identity): void {
  if (identity.kind !== 'partner') requireReader(identity, 'citizen:read');
}

/** @throws Forbidden when the place is not in the unit of the member of staff */
export function requireTerritory(staff: Staff, place: Territory): void {
  if (!isWithin(place, staff.unit)) throw forbidden(`outside of the territory of ${staff.unit.code}`);
}
