/** Assigns what waits in a unit to the available handler with the fewest open complaints: docs/decisions/0025. */

import type { Logger } from '@so-tiem/platform/configuration/logging';
import { DomainError } from '@so-tiem/platform/errors/errors';
import { SYSTEM } from '@so-tiem/platform/identity/actor';
import { runEvery } from '@so-tiem/platform/process/runEvery';
import type { AutoAssignmentRecord } from '../model/autoAssignment.ts';
import { ofUnitItself } from '../model/sortKeys.ts';
import type { Store } from '../model/store.ts';
import { loadsOf } from '../queries/readAutoAssignment.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { assignByLoad } from '../rules/assignByLoad.ts';
import { claimExpiryFrom } from '../rules/deadline.ts';
import { handledBy } from '../rules/states.ts';

const EVERY_MS = 2000;
/** Of one unit in one round. */
const AT_ONCE = 50;
const MAX_UNITS = 20_000;
/** Two processes never assign in one unit at the same time; one that died does not stop the other. */
const BUSY_MS = 30_000;

/** @returns a function that stops it, after the round that is running */
export const startAutoAssign = (store: Store, log: Logger): (() => Promise<void>) =>
  runEvery(() => autoAssign(store), {
    everyMs: EVERY_MS,
    firstMs: EVERY_MS,
    failed: (error) => log.warn({ err: error }, 'auto-assignment is late'),
  });

export async function autoAssign(store: Store): Promise<void> {
  const units = await store.availability.distinct('unit', { until: { $gt: new Date() } });
  const enabled = await store.autoAssignments
    .find({ _id: { $in: units } })
    .limit(MAX_UNITS)
    .lean();
  for (const { _id } of enabled) {
    const now = new Date();
    const free = { _id, $or: [{ busyUntil: null }, { busyUntil: { $lt: now } }] };
    const autoAssignment = await store.autoAssignments
      .findOneAndUpdate(free, { $set: { busyUntil: new Date(now.getTime() + BUSY_MS) } })
      .lean();
    if (!autoAssignment) continue;
    await assignWaiting(store, autoAssignment);
    await store.autoAssignments.updateOne({ _id }, { $set: { busyUntil: null } });
  }
}

async function assignWaiting(store: Store, { _id: unit, path, maxOpenPerHandler }: AutoAssignmentRecord): Promise<void> {
  const waiting = await store.complaints
    .find({ $and: [ofUnitItself(path), { assigneeId: null, pendingDecision: null }] })
    .sort({ 'sortKeys.SITE': 1 })
    .limit(AT_ONCE)
    .hint('queue_country_SITE')
    .lean();
  if (!waiting.length) return;
  const handlers = assignByLoad(await loadsOf(store, unit), maxOpenPerHandler, waiting.length);
  for (const [i, handler] of handlers.entries()) {
    const complaint = waiting[i];
    if (!complaint) return;
    const claim = { ...handledBy(handler), claimExpiresAt: claimExpiryFrom(new Date()) };
    try {
      await changeComplaint(store, complaint, {
        kind: 'ASSIGNED',
        by: SYSTEM,
        note: handler.name,
        fields: { status: 'IN_PROGRESS', ...claim },
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error; // another one was quicker
    }
  }
}
