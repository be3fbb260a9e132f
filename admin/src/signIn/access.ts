/** What a role is shown: the same as the subgraphs allow (platform/authorization/permissions.ts), so that nothing is offered that is refused. */
const HANDLING = ['HANDLER', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'] as const;

const PERMISSIONS = {
  'complaint:read': [...HANDLING, 'MINISTRY', 'AUDITOR', 'ADMINISTRATOR'],
  'complaint:handle': HANDLING,
  'statistics:read': ['HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'MINISTRY', 'AUDITOR'],
  'complaint:assign': ['HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'],
  'citizen:read': [...HANDLING, 'CLERK', 'POLICE', 'MINISTRY', 'AUDITOR'],
  'citizen:register': [...HANDLING, 'CLERK', 'POLICE'],
  'citizen:change': [...HANDLING, 'CLERK', 'POLICE'],
  'citizen:request': HANDLING,
  'citizen:erase': ['AUTHORITY_OFFICER'],
  'dose:read': [...HANDLING, 'CLERK', 'MINISTRY', 'AUDITOR'],
  'dose:change': [...HANDLING, 'CLERK'],
  'contact:read': [...HANDLING, 'CLERK', 'POLICE', 'MINISTRY', 'AUDITOR', 'ADMINISTRATOR'],
  'contact:change': ['ADMINISTRATOR', 'MINISTRY', 'AUTHORITY_OFFICER', 'HEAD_OF_FACILITY'],
  'routing:manage': ['ADMINISTRATOR'],
  'facility:change': ['ADMINISTRATOR', 'MINISTRY'],
  'audit:read': ['AUDITOR'],
  'job:manage': ['ADMINISTRATOR'],
  'account:manage': ['ADMINISTRATOR'],
  'partner:read': ['ADMINISTRATOR', 'MINISTRY', 'AUDITOR'],
  'partner:manage': ['ADMINISTRATOR'],
} as const;

export type Task = keyof typeof PERMISSIONS;
export const TASKS = Object.keys(PERMISSIONS) as Task[];

export const may = (role: unknown, task: Task): boolean => (PERMISSIONS[task] as readonly string[]).includes(String(role));

const OF_RESOURCE: Record<string, Task> = {
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

/** Matters of the whole country, whatever the role. */
const OF_COUNTRY = ['audit', 'partnerApps', 'jobs'];

export const maySee = (role: unknown, unitLevel: unknown, resource: string): boolean => {
  const task = OF_RESOURCE[resource];
  return task !== undefined && may(role, task) && (unitLevel === 'COUNTRY' || !OF_COUNTRY.includes(resource));
};
