/** The beginning of every handler's action: the complaint, if it is theirs to handle, in the version that they read. */

import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { notFound, requireAllowed } from '@so-tiem/platform/errors/errors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { isWithin } from '@so-tiem/platform/identity/territory';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { refuseDecision } from '../rules/states.ts';
import { staleComplaint } from './changeComplaint.ts';

/** @throws Forbidden by role; NotFound also for a complaint of another territory, which must not be told to exist; Stale */
export async function loadForHandling(
  store: Store,
  identity: Identity,
  { id, version }: { id: string; version: number },
): Promise<{ staff: Staff; complaint: ComplaintRecord }> {
  const staff = requirePermission(identity, 'complaint:handle');
  const complaint = await findOfUnit(store, staff, id);
  if (complaint.version !== version) throw await staleComplaint(store, id);
  return { staff, complaint };
}

/** In whichever version it is. @throws NotFound also for a complaint of another territory */
export async function findOfUnit({ complaints }: Store, { unit }: Staff, id: string): Promise<ComplaintRecord> {
  const complaint = await complaints.findById(id).lean();
  if (!complaint || !isWithin(complaint, unit)) throw notFound('id', 'no such complaint in your unit');
  return complaint;
}

/** The same for a decision. @throws WrongState also when another one has claimed it, or a decision is being carried out */
export async function loadForDeciding(store: Store, identity: Identity, which: { id: string; version: number }) {
  const found = await loadForHandling(store, identity, which);
  requireAllowed(refuseDecision(found.complaint, found.staff, new Date()));
  return found;
}
