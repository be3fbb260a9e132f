/** Which role belongs to which kind of unit. */
import type { Role } from './identity.ts';
import { levelOf, type Unit, type UnitLevel } from './territory.ts';

const AUTHORITY = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;

/** Handlers work for a site or an authority; commune police also has its superiors; auditors read the trail of the whole country. */
export const LEVELS_OF_ROLE: Record<Role, readonly UnitLevel[]> = {
  HANDLER: [...AUTHORITY, 'SITE'],
  CLERK: [...AUTHORITY, 'SITE'],
  HEAD_OF_FACILITY: ['SITE'],
  AUTHORITY_OFFICER: AUTHORITY,
  POLICE: AUTHORITY,
  MINISTRY: ['COUNTRY'],
  AUDITOR: ['COUNTRY'],
  ADMINISTRATOR: ['COUNTRY', ...AUTHORITY, 'SITE'],
};

export const fits = (role: Role, level: UnitLevel): boolean => LEVELS_OF_ROLE[role].includes(level);

/** Whether somebody of this role may be of this unit, and the unit's code is one of its level. */
export const isRoleOfUnit = (role: Role, { level, code }: Unit): boolean => fits(role, level) && levelOf(code) === level;
