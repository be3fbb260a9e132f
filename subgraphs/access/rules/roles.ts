/** Which role signs in with an authenticator app beside the password, and whose account takes two administrators. */
import type { Role } from '@so-tiem/platform/identity';

/** Those who see the country, give access to others, or sign: passports (ministry, head of facility), identities (police). */
const WITH_AUTHENTICATOR: readonly Role[] = ['MINISTRY', 'ADMINISTRATOR', 'HEAD_OF_FACILITY', 'POLICE'];

export const needsAuthenticator = (role: Role): boolean => WITH_AUTHENTICATOR.includes(role);

/**
 * Those who see the country, its trail, or sign off identities: one administrator alone neither makes nor takes over such an account, nor
 * that of a second administrator, which would be theirs to confirm with.
 */
const WITH_SECOND_ADMINISTRATOR: readonly Role[] = ['MINISTRY', 'AUDITOR', 'POLICE', 'ADMINISTRATOR'];

export const needsSecondAdministrator = (...roles: Role[]): boolean => roles.some((role) => WITH_SECOND_ADMINISTRATOR.includes(role));
