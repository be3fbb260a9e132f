/** Whether what waits in one's unit is handed to colleagues by itself, by a supervisor; and whether one is there to take it. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { ConfigureAutoAssignmentInput, SetAvailabilityInput } from '../generated/schema.ts';
import type { Directory } from '../graph/directory.ts';
import { unitPath } from '../model/sortKeys.ts';
import type { Store } from '../model/store.ts';
import { open } from '../model/urgencyKey.ts';
import { readAutoAssignment, type UnitAutoAssignment } from '../queries/readAutoAssignment.ts';
import { claimExpiryFrom } from '../rules/deadline.ts';

/** A console says every half minute that its handler is there. */
const THERE_FOR_MS = 90_000;
const autoAssignment = z.strictObject({
  maxOpenPerHandler: z.int('a whole number').min(1, 'at least 1').max(100, 'at most 100').nullish(),
});
const presence = z.strictObject({ available: z.boolean() });

export async function configureAutoAssignment(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: ConfigureAutoAssignmentInput,
): Promise<UnitAutoAssignment> {
  const staff = requirePermission(identity, 'complaint:assign');
  const { maxOpenPerHandler } = parseInput(autoAssignment, raw);
  const unit = staff.unit.code;
  const path = unitPath(await directory.territoryOf(unit, 'unit'));
  await inTransaction(store.connection, async (session) => {
    const before = maxOpenPerHandler
      ? await store.autoAssignments.findOneAndUpdate(
          { _id: unit },
          { $set: { path, maxOpenPerHandler, by: staff.name, at: new Date() } },
          { upsert: true, session },
        )
      : await store.autoAssignments.findOneAndDelete({ _id: unit }, { session });
    const shown = (number: number | null | undefined) => (number ? String(number) : null);
    await store.trail.changed(session, {
      action: 'autoAssignment.CHANGED',
      subjects: [`unit:${unit}`],
      changes: [{ name: 'maxOpenPerHandler', before: shown(before?.maxOpenPerHandler), after: shown(maxOpenPerHandler) }],
    });
  });
  return await readAutoAssignment(store, staff);
}

/** What one holds stays one's own as long as one is there. */
export async function setAvailability(store: Store, identity: Identity, raw: SetAvailabilityInput): Promise<UnitAutoAssignment> {
  const staff = requirePermission(identity, 'complaint:handle');
  const now = new Date();
  if (parseInput(presence, raw).available) {
    const until = new Date(now.getTime() + THERE_FOR_MS);
    await store.availability.updateOne({ _id: staff.id }, { $set: { name: staff.name, unit: staff.unit.code, until } }, { upsert: true });
    const held = { assigneeId: staff.id, urgencyKey: open, claimExpiresAt: { $ne: null } };
    await store.complaints.updateMany(held, { $set: { claimExpiresAt: claimExpiryFrom(now) } }).hint('assigneeId_1_urgencyKey_1');
  } else await store.availability.deleteOne({ _id: staff.id });
  return await readAutoAssignment(store, staff);
}
