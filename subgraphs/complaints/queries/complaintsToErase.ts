/** Complaints that go when a person is erased: those alone that are linked to their records. */

import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import { invalid } from '@so-tiem/platform/errors/errors';
import { type Actor, actorOf } from '@so-tiem/platform/identity/actor';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { MAX_RECORDS_OF_PERSON } from '@so-tiem/platform/values/erasure';
import type { ComplaintEventKind } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';

import type { Store } from '../model/store.ts';
import { openUntil } from '../rules/citizenLink.ts';

/** Of one person; more are erased all the same. */
const MAX_SHOWN = 100;
/** On those together. */
const MAX_DECISIONS = 2000;
/** What ends a complaint by a member of staff. */
const DECISIONS: ComplaintEventKind[] = ['CORRECTION_DECIDED', 'RESOLVED', 'REJECTED', 'MERGED'];

/** @throws DomainError INVALID naming `citizenIds` when they are too many */
export function ofPerson(citizenIds: readonly string[]) {
  if (citizenIds.length > MAX_RECORDS_OF_PERSON) throw invalid('citizenIds', `at most ${MAX_RECORDS_OF_PERSON}`);
  return { citizenId: { $in: [...citizenIds] } };
}

export type ComplaintToEraseRecord = Pick<ComplaintRecord, 'kind' | 'status' | 'recordedAt'> & {
  decidedBy: Actor[];
};

/**
 * For the second person, who decides whether they may go: what each is, and nothing of what it says.
 * @param citizenIds null for who may not confirm it: the citizens subgraph gives them to no other
 */
export async function complaintsToErase(
  { complaints, events }: Store,
  citizenIds: readonly string[] | null,
): Promise<ComplaintToEraseRecord[] | null> {
  if (!citizenIds) return null;
  const shown = { kind: 1, status: 1, recordedAt: 1 };
  const found = await complaints.find(ofPerson(citizenIds), shown).sort({ recordedAt: 1 }).limit(MAX_SHOWN).lean();
  const decided = await events.find(decisionsOn(found), { complaintId: 1, byId: 1, by: 1 }).limit(MAX_DECISIONS).lean();
  const deciders = Map.groupBy(decided, ({ complaintId }) => complaintId);
  return found.map((complaint) => ({ ...complaint, decidedBy: staffOf(deciders.get(complaint._id)) }));
}

const staffOf = (decided: readonly { byId: string; by: string }[] = []) => [
  ...new Map(decided.map(({ byId, by }) => [byId, actorOf(byId, by)])).values(),
];

/** Open complaints, those that may be reopened, and who decided: for the citizens subgraph. */
export async function erasureObstacles({ complaints, events }: Store, identity: Identity, citizenIds: readonly string[]) {
  requireAccess(identity, 'SYSTEM');
  const found = await complaints.find(ofPerson(citizenIds), { status: 1, closedAt: 1 }).lean();
  const now = new Date();
  return {
    open: found.filter((complaint) => (openUntil(complaint) ?? now) > now).length,
    deciderIds: await events.distinct('byId', decisionsOn(found)),
  };
}

const decisionsOn = (found: readonly { _id: string }[]) => ({
  complaintId: { $in: found.map(({ _id }) => _id) },
  kind: { $in: DECISIONS },
});
