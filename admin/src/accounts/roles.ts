/** Which role belongs to which kind of unit: the same as the access subgraph says (subgraphs/access/rules/roles.ts). */
export type Level = 'COUNTRY' | 'PROVINCE' | 'DISTRICT' | 'COMMUNE' | 'SITE';

const AUTHORITY = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;

export const LEVELS_OF_ROLE = {
  HANDLER: [...AUTHORITY, 'SITE'],
  CLERK: [...AUTHORITY, 'SITE'],
  HEAD_OF_FACILITY: ['SITE'],
  AUTHORITY_OFFICER: AUTHORITY,
  POLICE: AUTHORITY,
  MINISTRY: ['COUNTRY'],
  AUDITOR: ['COUNTRY'],
  ADMINISTRATOR: ['COUNTRY', ...AUTHORITY, 'SITE'],
} as const satisfies Record<string, readonly Level[]>;

export type Role = keyof typeof LEVELS_OF_ROLE;
export const ROLES = Object.keys(LEVELS_OF_ROLE) as Role[];

export const rolesOf = (level: Level): Role[] => ROLES.filter((role) => (LEVELS_OF_ROLE[role] as readonly Level[]).includes(level));

/** What a code is a code of: `VN`, 2, 3 or 5 digits, or a site's four parts. */
export function levelOf(code: string): Level {
  if (code === 'VN') return 'COUNTRY';
  if (code.includes('.')) return 'SITE';
  return code.length === 2 ? 'PROVINCE' : code.length === 3 ? 'DISTRICT' : 'COMMUNE';
}
