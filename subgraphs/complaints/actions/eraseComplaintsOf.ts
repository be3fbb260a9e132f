/**
 * This subgraph's share in erasing a person: their closed complaints go. Those alone that are linked to their records: a number that a
 * record bears may be another person's. One that is open, as it was filed since the decision, goes on; it only loses its link.
 */

import { requireAccess } from '@so-tiem/platform/authorization/permissions';
import { DomainError, unavailable } from '@so-tiem/platform/errors/errors';
import { SYSTEM } from '@so-tiem/platform/identity/actor';
import type { Identity } from '@so-tiem/platform/identity/identity';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { ofPerson } from '../queries/complaintsToErase.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';
import { eraseComplaint } from './eraseComplaint.ts';

const AT_ONCE = 100;
const UNLINKED = { citizenId: null, linkEvidence: null, proposedLink: null };

/** @returns how many complaints were erased now @throws DomainError UNAVAILABLE while one of them is being changed */
export async function eraseComplaintsOf(store: Store, identity: Identity, citizenIds: readonly string[]): Promise<number> {
  requireAccess(identity, 'SYSTEM');
  const linked = ofPerson(citizenIds);
  for (let erased = 0; ; ) {
    const found = await store.complaints.find(linked).limit(AT_ONCE).lean();
    for (const complaint of found)
      if (!complaint.closedAt) await unlink(store, complaint);
      else if (await eraseComplaint(store, complaint, 'PERSON', identity)) erased += 1;
      else throw unavailable('a complaint is being changed');
    if (found.length < AT_ONCE) return erased;
  }
}

async function unlink(store: Store, complaint: ComplaintRecord): Promise<void> {
  try {
    await changeComplaint(store, complaint, { kind: 'UNLINKED', by: SYSTEM, fields: UNLINKED });
  } catch (error) {
    // Its handler was quicker: the whole is asked for again.
    throw error instanceof DomainError ? unavailable('a complaint is being changed') : error;
  }
}
