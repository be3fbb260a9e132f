/** Whether what waits in one's unit is handed to colleagues by itself, by a supervisor; and whether one is there to take it. */

import { requireRight } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { Directory } from '../graph/directory.ts';
import { unitPath } from '../model/sortKeys.ts';
import type { Store } from '../model/store.ts';
import { open } from '../model/urgencyKey.ts';
import { readDistribution, type UnitDistribution } from '../queries/readAutoAssignment.ts';
import { heldUntilFrom } from '../rules/deadline.ts';

/** A console says every half minute that somebody is there. */
const THERE_FOR_MS = 90_000;
const distribution = z.object({ most: z.int('a whole number').min(1, 'at least 1').max(100, 'at most 100').nullish() });
const presence = z.object({ present: z.boolean() });

export async function distributeComplaints(
  store: Store,
  directory: Directory,
  identity: Identity,
  raw: unknown,
): Promise<UnitDistribution> {
  const staff = requireRight(identity, 'complaint:assign');
  const { most } = parseInput(distribution, raw);
  const unit = staff.unit.code;
  const path = unitPath(await directory.territoryOf(unit, 'unit'));
  await inTransaction(store.connection, async (session) => {
    const before = most
      ? await store.distributions.findOneAndUpdate(
          { _id: unit },
          { $set: { path, most, by: staff.name, at: new Date() } },
          { upsert: true, session },
        )
      : await store.distributions.findOneAndDelete({ _id: unit }, { session });
    const shown = (number: number | null | undefined) => (number ? String(number) : null);
    await store.trail.changed(session, {
      action: 'distribution.CHANGED',
      subjects: [`unit:${unit}`],
      changes: [{ name: 'most', before: shown(before?.most), after: shown(most) }],
    });
  });
  return await readDistribution(store, staff);
}

/** What one holds stays one's own as long as one is there. */
export async function beAtWork(store: Store, identity: Identity, raw: unknown): Promise<UnitDistribution> {
  const staff = requireRight(identity, 'complaint:handle');
  const now = new Date();
  if (parseInput(presence, raw).present) {
    const until = new Date(now.getTime() + THERE_FOR_MS);
    await store.atWork.updateOne({ _id: staff.id }, { $set: { name: staff.name, unit: staff.unit.code, until } }, { upsert: true });
    const held = { assigneeId: staff.id, urgency: open, heldUntil: { $ne: null } };
    await store.complaints.updateMany(held, { $set: { heldUntil: heldUntilFrom(now) } }).hint('assigneeId_1_urgency_1');
  } else await store.atWork.deleteOne({ _id: staff.id });
  return await readDistribution(store, staff);
}
