/**
 * Roles whose accounts one administrator alone neither makes nor takes over: they see the country, its trail, or sign off identities; and a
 * second administrator's own would be theirs to confirm with (docs/decisions/0029).
 */
const ROLES: readonly string[] = ['MINISTRY', 'AUDITOR', 'POLICE', 'ADMINISTRATOR'];

export const needsSecondAdministrator = (...roles: string[]): boolean => roles.some((role) => ROLES.includes(role));
