/** What a role is shown: what the schemas' permissions allow it, so that nothing is offered that is refused. */
import { PERMISSIONS, type Permission } from '../../generated/permissions.ts';

export const can = (role: unknown, permission: Permission): boolean =>
  (PERMISSIONS[permission].roles as readonly string[]).includes(String(role));

const OF_RESOURCE: Record<string, Permission> = {
  complaints: 'complaint:read',
  statistics: 'statistics:read',
  citizens: 'citizen:read',
  contacts: 'contact:read',
  offices: 'contact:read',
  routing: 'routing:manage',
  audit: 'audit:read',
  accounts: 'account:manage',
  jobs: 'job:manage',
  erasures: 'citizen:erase',
  partnerApps: 'partner:read',
};

export const canSee = (role: unknown, unitLevel: unknown, resource: string): boolean => {
  const permission = OF_RESOURCE[resource];
  return permission !== undefined && can(role, permission) && (unitLevel === 'COUNTRY' || PERMISSIONS[permission].where !== 'COUNTRY');
};
