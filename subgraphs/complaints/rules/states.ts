/** What may happen to a complaint in which state, and who may do it. */

import { type Failure, refusal } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isDecided } from '@so-tiem/platform/values/erasure';
import type { ComplaintStatus } from '../generated/schema.ts';
import type { PendingDecisionRecord } from '../model/complaint.ts';
import { reopenUntil } from './deadline.ts';

interface State {
  status: ComplaintStatus;
  assigneeId: string | null;
  assigneeName: string | null;
  claimExpiresAt: Date | null;
  closedAt: Date | null;
  pendingDecision?: Pick<PendingDecisionRecord, 'by'> | null;
}

export const UNCLAIMED = { assigneeId: null, assigneeName: null, claimExpiresAt: null } as const;

/** Open, and waiting for a handler of the unit. */
export const RELEASED = { status: 'RECEIVED', ...UNCLAIMED } as const;

/** Of the handler who decides it: a decision does not expire. */
export const handledBy = ({ id, name }: Pick<Staff, 'id' | 'name'>) => ({ assigneeId: id, assigneeName: name, claimExpiresAt: null });

const isClosed = (status: ComplaintStatus): boolean => isDecided(status) || status === 'WITHDRAWN' || status === 'MERGED';

const refuseChange = (complaint: State): Failure | undefined => refusePending(complaint) ?? refuseEnded(complaint);

const refusePending = ({ pendingDecision }: Pick<State, 'pendingDecision'>): Failure | undefined =>
  pendingDecision ? refusal('WRONG_STATE', `decided by ${pendingDecision.by.name}`) : undefined;

const refuseEnded = ({ status }: Pick<State, 'status'>): Failure | undefined => {
  if (isClosed(status)) return refusal('WRONG_STATE', 'closed');
  return status === 'RESOLVING' ? refusal('WRONG_STATE', 'a correction is being carried out') : undefined;
};

/** A claim expires unless its handler's console says that it is open. */
const hasClaimExpired = ({ claimExpiresAt }: State, now: Date): boolean => claimExpiresAt !== null && claimExpiresAt <= now;

/** Refuses to claim what another one has claimed, unless the claim has expired. */
export function refuseClaim(complaint: State, now: Date): Failure | undefined {
  const isClaimed = complaint.assigneeId !== null && !hasClaimExpired(complaint, now);
  return refuseChange(complaint) ?? (isClaimed ? refusal('WRONG_STATE', `claimed by ${complaint.assigneeName}`) : undefined);
}

/** Refuses to decide or transfer what another one has claimed, or while a correction is being carried out. */
export function refuseDecision(complaint: State, staff: Staff, now: Date): Failure | undefined {
  return complaint.assigneeId === staff.id ? refuseChange(complaint) : refuseClaim(complaint, now);
}

/** Supervisors also assign what is claimed. */
export const refuseAssignment = refuseChange;

export function refuseRelease(complaint: State, staff: Staff): Failure | undefined {
  const { status, assigneeId, assigneeName } = complaint;
  const pending = refusePending(complaint);
  if (pending) return pending;
  if (status !== 'IN_PROGRESS') return refusal('WRONG_STATE', 'not claimed');
  return assigneeId === staff.id ? undefined : refusal('WRONG_STATE', `claimed by ${assigneeName}`);
}

/** Who decided undoes it, until it takes effect. */
export function refuseUndo({ pendingDecision }: Pick<State, 'pendingDecision'>, staff: Staff): Failure | undefined {
  if (!pendingDecision) return refusal('WRONG_STATE', 'nothing that can be undone');
  return pendingDecision.by.id === staff.id ? undefined : refusal('WRONG_STATE', `decided by ${pendingDecision.by.name}`);
}

/** Citizens also withdraw what is claimed, or decided and has not taken effect: they are told of neither. */
export const refuseWithdrawal = refuseEnded;

/** A citizen rates each decision once. */
export function refuseRating({ status, rating }: { status: ComplaintStatus; rating: unknown }): Failure | undefined {
  if (!isDecided(status)) return refusal('WRONG_STATE', 'not decided');
  return rating ? refusal('WRONG_STATE', 'answered already') : undefined;
}

export function refuseReopening({ status, closedAt }: State, now: Date): Failure | undefined {
  if (!isDecided(status) || !closedAt) return refusal('WRONG_STATE', 'not closed');
  return reopenUntil(closedAt) < now ? refusal('WRONG_STATE', 'the time to reopen is over') : undefined;
}
