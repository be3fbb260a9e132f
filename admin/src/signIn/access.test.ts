import { expect, test } from '@jest/globals';
import { may as allowed } from '@so-tiem/platform/authorization/permissions';
import { ROLES, type Staff } from '@so-tiem/platform/identity/identity';
import { may, TASKS } from './access.ts';

test.each(TASKS)('%s is offered to whom the subgraphs allow it', (task) => {
  for (const role of ROLES) expect([role, may(role, task)]).toEqual([role, allowed({ role } as Staff, task)]);
});
