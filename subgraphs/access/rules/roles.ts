/** Which role belongs to which kind of unit, and which signs in with an authenticator app beside the password. */
import type { Role } from '@so-tiem/platform/identity';
import type { UnitLevel } from '@so-tiem/platform/territory';

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

/** Those who see the country, give access to others, or sign: passports (ministry, head of facility), identities (police). */
const WITH_AUTHENTICATOR: readonly Role[] = ['MINISTRY', 'ADMINISTRATOR', 'HEAD_OF_FACILITY', 'POLICE'];

export const needsAuthenticator = (role: Role): boolean => WITH_AUTHENTICATOR.includes(role);
