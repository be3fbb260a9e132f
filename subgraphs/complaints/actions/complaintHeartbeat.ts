/** Saying that one has a complaint open: others see it, and what one has taken stays one's own. Said every half minute. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { z } from 'zod';
import type { ComplaintHeartbeatInput } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { findOfUnit } from '../repository/loadForHandling.ts';
import { claimExpiryFrom } from '../rules/deadline.ts';

const SEEN_FOR_MS = 60_000;
const input = z.strictObject({ id: z.string(), leaving: z.boolean().nullish() });

export async function complaintHeartbeat(store: Store, identity: Identity, raw: ComplaintHeartbeatInput): Promise<ComplaintRecord> {
  const { id, leaving } = parseInput(input, raw);
  const staff = requirePermission(identity, 'complaint:handle');
  const complaint = await findOfUnit(store, staff, id);
  const now = new Date();
  const viewer = { complaintId: id, staffId: staff.id, name: staff.name, until: new Date(now.getTime() + SEEN_FOR_MS) };
  if (leaving) await store.viewers.deleteOne({ _id: `${id}|${staff.id}` });
  else await store.viewers.updateOne({ _id: `${id}|${staff.id}` }, { $set: viewer }, { upsert: true });
  if (leaving || complaint.assigneeId !== staff.id || !complaint.claimExpiresAt) return complaint;
  const claimExpiresAt = claimExpiryFrom(now);
  await store.complaints.updateOne({ _id: id, version: complaint.version, claimExpiresAt: { $ne: null } }, { $set: { claimExpiresAt } });
  return { ...complaint, claimExpiresAt };
}
