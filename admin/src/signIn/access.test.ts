import { expect, test } from '@jest/globals';
import { ROLES, type Staff } from '@so-tiem/platform/identity';
import { may as allowed } from '@so-tiem/platform/rights';
import { may, TASKS } from './access.ts';

test.each(TASKS)('%s is offered to whom the subgraphs allow it', (task) => {
  for (const role of ROLES) expect([role, may(role, task)]).toEqual([role, allowed({ role } as Staff, task)]);
});
