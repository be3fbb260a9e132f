/** Assigning, by a supervisor: a complaint goes to a colleague who may handle it, also when another one has claimed it, or back to the unit. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { forbidden, notFound, requireAllowed } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { isWithin } from '@so-tiem/platform/identity/territory';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { z } from 'zod';
import type { AssignComplaintInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { loadForHandling } from '../repository/loadForHandling.ts';
import { handledBy, RELEASED, refuseAssignment } from '../rules/states.ts';

const input = z.strictObject({ ...versioned, to: z.string().nullish() });

export async function assignComplaint(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: AssignComplaintInput,
): Promise<ComplaintRecord> {
  const { to, ...which } = parseInput(input, raw);
  requirePermission(identity, 'complaint:assign');
  const { staff, complaint } = await loadForHandling(store, identity, which);
  requireAllowed(refuseAssignment(complaint));
  if (!to) return await changeComplaint(store, complaint, { kind: 'RELEASED', by: staff, fields: RELEASED });
  const colleague = await directory.findHandler(to);
  if (!colleague) throw notFound('to', 'no such handler of complaints');
  if (!isWithin(complaint, colleague.unit)) throw forbidden('the complaint is not of their unit');
  return await changeComplaint(store, complaint, {
    kind: 'ASSIGNED',
    by: staff,
    note: colleague.name,
    fields: { status: 'IN_PROGRESS', ...handledBy(colleague) },
  });
}
