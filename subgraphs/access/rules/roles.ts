/** Which role signs in with an authenticator app beside the password. */
import type { Role } from '@so-tiem/platform/identity/identity';

/** Those who see the country, give access to others, or sign: passports (ministry, head of facility), identities (police). */
const WITH_AUTHENTICATOR: readonly Role[] = ['MINISTRY', 'ADMINISTRATOR', 'HEAD_OF_FACILITY', 'POLICE'];

export const needsAuthenticator = (role: Role): boolean => WITH_AUTHENTICATOR.includes(role);
