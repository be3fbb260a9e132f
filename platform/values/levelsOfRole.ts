/** Which role belongs to which kind of unit. Also read by the front ends. */
const AUTHORITY = ['PROVINCE', 'DISTRICT', 'COMMUNE'] as const;

/** Handlers work for a site or an authority; commune police also has its superiors; auditors read the trail of the whole country. */
export const LEVELS_OF_ROLE = {
  HANDLER: [...AUTHORITY, 'SITE'],
  CLERK: [...AUTHORITY, 'SITE'],
  HEAD_OF_FACILITY: ['SITE'],
  AUTHORITY_OFFICER: AUTHORITY,
  POLICE: AUTHORITY,
  MINISTRY: ['COUNTRY'],
  AUDITOR: ['COUNTRY'],
  ADMINISTRATOR: ['COUNTRY', ...AUTHORITY, 'SITE'],
} as const;
