/**
 * This subgraph's part in erasing a person: their finished complaints go. One that was filed since the decision goes on; it only loses
 * its link to the record, which is no more.
 */
import { unavailable } from '@so-tiem/platform/errors';
import type { Identity } from '@so-tiem/platform/identity';
import { requireAccess } from '@so-tiem/platform/rights';
import { parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import type { Store } from '../model/store.ts';
import { changeComplaint, SYSTEM } from './changeComplaint.ts';
import { eraseComplaint } from './eraseComplaint.ts';

const MAX_RECORDS = 50;
const MAX_NUMBERS = 50;
const AT_ONCE = 100;
const UNLINKED = { citizenId: null, linkEvidence: null, proposedLink: null };

const input = z.object({
  citizenIds: z.array(z.uuid()).min(1).max(MAX_RECORDS),
  numbers: z.array(z.string().max(40)).max(MAX_NUMBERS),
});

/** @returns how many complaints were erased now @throws DomainError UNAVAILABLE while one of them is being changed */
export async function erasePerson(store: Store, identity: Identity, raw: unknown): Promise<number> {
  requireAccess(identity, 'SYSTEM');
  const { citizenIds, numbers } = parseInput(input, raw);
  const ways = [{ citizenId: { $in: citizenIds } }, ...numbers.map((number) => ({ 'complainant.identification.number': number }))];
  let erased = 0;
  for (const way of ways) erased += await eraseFound(store, identity, way, citizenIds);
  return erased;
}

async function eraseFound(store: Store, identity: Identity, way: object, citizenIds: readonly string[]): Promise<number> {
  let erased = 0;
  for (;;) {
    const found = await store.complaints
      .find({ ...way, finishedAt: { $ne: null } })
      .limit(AT_ONCE)
      .lean();
    for (const complaint of found) {
      if (!(await eraseComplaint(store, complaint, 'PERSON', identity))) throw unavailable('a complaint is being changed');
      erased += 1;
    }
    if (found.length < AT_ONCE) break;
  }
  const open = await store.complaints
    .find({ ...way, finishedAt: null })
    .limit(AT_ONCE)
    .lean();
  for (const complaint of open.filter(({ citizenId }) => citizenId && citizenIds.includes(citizenId)))
    await changeComplaint(store, complaint, { kind: 'UNLINKED', by: SYSTEM, fields: UNLINKED });
  return erased;
}
