/** Complaints that go when a person is erased: those alone that are linked to their records. */
import { invalid } from '@so-tiem/platform/errors';
import { type Identity, staffBehind } from '@so-tiem/platform/identity';
import { may, requireAccess } from '@so-tiem/platform/rights';
import { MAX_RECORDS_OF_PERSON } from '@so-tiem/platform/values/erasure';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { ComplaintEventKind } from '../model/complaintEvent.ts';
import type { Store } from '../model/store.ts';
import { finishedBefore } from '../rules/deadline.ts';

/** Of one person; more are erased all the same. */
const MAX_SHOWN = 100;
const DECISIONS: ComplaintEventKind[] = ['CORRECTION_DECIDED', 'RESOLVED', 'REJECTED'];

/** @throws DomainError INVALID naming `citizenIds` when they are too many */
export function linkedTo(citizenIds: readonly string[]) {
  if (citizenIds.length > MAX_RECORDS_OF_PERSON) throw invalid('citizenIds', `at most ${MAX_RECORDS_OF_PERSON}`);
  return { citizenId: { $in: [...citizenIds] } };
}

/** For the second person, who decides whether they may go: what each is, and nothing of what it says. Null for all others. */
export async function complaintsToErase(
  { complaints }: Store,
  identity: Identity,
  citizenIds: readonly string[],
): Promise<ComplaintRecord[] | null> {
  const staff = staffBehind(identity);
  if (!staff || !may(staff, 'citizen:erase')) return null;
  return await complaints.find(linkedTo(citizenIds)).sort({ recordedAt: 1 }).limit(MAX_SHOWN).lean();
}

/** Open complaints, those that may be reopened, and who decided: for the citizens subgraph. */
export async function erasureObstacles({ complaints, events }: Store, identity: Identity, citizenIds: readonly string[]) {
  requireAccess(identity, 'SYSTEM');
  const found = await complaints.find(linkedTo(citizenIds), { finishedAt: 1 }).lean();
  const final = finishedBefore(new Date());
  const decided = { complaintId: { $in: found.map(({ _id }) => _id) }, kind: { $in: DECISIONS } };
  return {
    open: found.filter(({ finishedAt }) => !finishedAt || finishedAt > final).length,
    deciderIds: await events.distinct('byId', decided),
  };
}
