/**
 * This subgraph's share in erasing a person: their finished complaints go. One that is open, as it was filed since the decision, goes
 * on; it only loses its link to the record, which is no more.
 */
import { DomainError, unavailable } from '@so-tiem/platform/errors';
import type { Identity } from '@so-tiem/platform/identity';
import { requireAccess } from '@so-tiem/platform/rights';
import { parseInput } from '@so-tiem/platform/userErrors';
import { MAX_RECORDS_OF_PERSON } from '@so-tiem/platform/values/erasure';
import { z } from 'zod';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { changeComplaint, SYSTEM } from './changeComplaint.ts';
import { eraseComplaint } from './eraseComplaint.ts';

const AT_ONCE = 100;
const UNLINKED = { citizenId: null, linkEvidence: null, proposedLink: null };

const input = z.object({
  citizenIds: z.array(z.uuid()).min(1).max(MAX_RECORDS_OF_PERSON),
  claims: z.array(z.object({ number: z.string().max(40), dateOfBirth: z.string().max(10) })).max(MAX_RECORDS_OF_PERSON),
});
type Person = z.output<typeof input>;

/** @returns how many complaints were erased now @throws DomainError UNAVAILABLE while one of them is being changed */
export async function eraseComplaintsOf(store: Store, identity: Identity, raw: unknown): Promise<number> {
  requireAccess(identity, 'SYSTEM');
  const person = parseInput(input, raw);
  let erased = 0;
  for (const way of waysTo(person)) erased += await eraseFound(store, identity, way);
  await unlinkOpen(store, person);
  return erased;
}

/** How many of a person's complaints are open. For the citizens subgraph. */
export async function countOpenOf({ complaints }: Store, identity: Identity, raw: unknown): Promise<number> {
  requireAccess(identity, 'SYSTEM');
  const counts = await Promise.all(waysTo(parseInput(input, raw)).map((way) => complaints.countDocuments({ ...way, finishedAt: null })));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Those that are linked to a record of theirs; and those that nobody linked, which give number and date of birth of such a record. */
const waysTo = ({ citizenIds, claims }: Person): object[] => [
  { citizenId: { $in: citizenIds } },
  ...claims.map(({ number, dateOfBirth }) => ({
    'complainant.identification.number': number,
    'complainant.dateOfBirth': dateOfBirth,
    citizenId: null,
  })),
];

async function eraseFound(store: Store, identity: Identity, way: object): Promise<number> {
  for (let erased = 0; ; ) {
    const found = await store.complaints
      .find({ ...way, finishedAt: { $ne: null } })
      .limit(AT_ONCE)
      .lean();
    for (const complaint of found) {
      if (!(await eraseComplaint(store, complaint, 'PERSON', identity))) throw unavailable('a complaint is being changed');
      erased += 1;
    }
    if (found.length < AT_ONCE) return erased;
  }
}

async function unlinkOpen(store: Store, { citizenIds }: Person): Promise<void> {
  const open = await store.complaints
    .find({ citizenId: { $in: citizenIds }, finishedAt: null })
    .limit(AT_ONCE)
    .lean();
  for (const complaint of open) await unlink(store, complaint);
}

async function unlink(store: Store, complaint: ComplaintRecord): Promise<void> {
  try {
    await changeComplaint(store, complaint, { kind: 'UNLINKED', by: SYSTEM, fields: UNLINKED });
  } catch (error) {
    // Its handler was quicker: the whole is asked for again.
    throw error instanceof DomainError ? unavailable('a complaint is being changed') : error;
  }
}
