/** What a role is shown: the same as the subgraphs allow (platform/rights.ts), so that nothing is offered that is refused. */
const RIGHTS = {
  'complaint:read': ['HANDLER', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'MINISTRY', 'AUDITOR', 'ADMINISTRATOR'],
  'complaint:handle': ['HANDLER', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'],
  'citizen:read': ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'POLICE', 'MINISTRY', 'AUDITOR'],
  'citizen:change': ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'POLICE'],
  'dose:change': ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER'],
  'contact:read': ['HANDLER', 'CLERK', 'HEAD_OF_FACILITY', 'AUTHORITY_OFFICER', 'POLICE', 'MINISTRY', 'AUDITOR', 'ADMINISTRATOR'],
  'audit:read': ['AUDITOR'],
  'contact:change': ['ADMINISTRATOR', 'MINISTRY', 'AUTHORITY_OFFICER', 'HEAD_OF_FACILITY'],
} as const;

export type Task = keyof typeof RIGHTS;
export const TASKS = Object.keys(RIGHTS) as Task[];

export const may = (role: unknown, task: Task): boolean => (RIGHTS[task] as readonly string[]).includes(String(role));

const OF_RESOURCE: Record<string, Task> = {
  complaints: 'complaint:read',
  citizens: 'citizen:read',
  contacts: 'contact:read',
  offices: 'contact:read',
  audit: 'audit:read',
};

export const maySee = (role: unknown, resource: string): boolean => {
  const task = OF_RESOURCE[resource];
  return task !== undefined && may(role, task);
};
