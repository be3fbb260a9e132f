/** The roles that a unit has, from the one table of roles (platform/values/levelsOfRole.ts). */
import { LEVELS_OF_ROLE } from '@so-tiem/platform/values/levelsOfRole';

export type Level = 'COUNTRY' | 'PROVINCE' | 'DISTRICT' | 'COMMUNE' | 'SITE';

export type Role = keyof typeof LEVELS_OF_ROLE;
export const ROLES = Object.keys(LEVELS_OF_ROLE) as Role[];

export const rolesOf = (level: Level): Role[] => ROLES.filter((role) => (LEVELS_OF_ROLE[role] as readonly Level[]).includes(level));

/** What a code is a code of: `VN`, 2, 3 or 5 digits, or a site's four parts. */
export function levelOf(code: string): Level {
  if (code === 'VN') return 'COUNTRY';
  if (code.includes('.')) return 'SITE';
  return code.length === 2 ? 'PROVINCE' : code.length === 3 ? 'DISTRICT' : 'COMMUNE';
}
