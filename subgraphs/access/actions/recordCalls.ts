/** Adds up what the gateways have counted of partner apps' calls. */

import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { z } from 'zod';
import type { Store } from '../model/store.ts';

const counted = z.strictObject({
  appId: z.string().max(100),
  day: z.iso.date(),
  operation: z.string().max(200),
  outcome: z.string().max(60),
  count: z.int().positive(),
  lastAt: z.coerce.date(),
});
const MAX_CALLS_AT_ONCE = 5000;

export async function recordCalls({ calls }: Store, identity: Identity, raw: unknown): Promise<number> {
  requireAccess(identity, 'SYSTEM');
  const added = parseInput(z.array(counted).max(MAX_CALLS_AT_ONCE), raw);
  const updates = added.map(({ count, lastAt, ...which }) => ({
    updateOne: {
      filter: { _id: [which.appId, which.day, which.operation, which.outcome].join('|') },
      update: { $setOnInsert: which, $inc: { count }, $max: { lastAt } },
      upsert: true,
    },
  }));
  if (updates.length) await calls.bulkWrite(updates);
  return updates.length;
}
