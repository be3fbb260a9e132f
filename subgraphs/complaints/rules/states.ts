/** What may happen to a complaint in which state, and who may do it. */

import { type DomainError, wrongState } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { isDecided } from '@so-tiem/platform/values/erasure';
import type { ComplaintStatus } from '../generated/schema.ts';
import { reopenUntil } from './deadline.ts';

interface State {
  status: ComplaintStatus;
  assigneeId: string | null;
  assigneeName: string | null;
  claimExpiresAt: Date | null;
  closedAt: Date | null;
}

export const UNCLAIMED = { assigneeId: null, assigneeName: null, claimExpiresAt: null } as const;

/** Open, and waiting for a handler of the unit. */
export const RELEASED = { status: 'RECEIVED', ...UNCLAIMED } as const;

/** Of the handler who decides it: a decision does not expire. */
export const handledBy = ({ id, name }: Pick<Staff, 'id' | 'name'>) => ({ assigneeId: id, assigneeName: name, claimExpiresAt: null });

const isClosed = (status: ComplaintStatus): boolean => isDecided(status) || status === 'WITHDRAWN' || status === 'MERGED';

const refuseChange = ({ status }: State): DomainError | undefined => {
  if (isClosed(status)) return wrongState('closed');
  return status === 'RESOLVING' ? wrongState('a correction is being carried out') : undefined;
};

/** A claim expires unless its handler's console says that it is open. */
const hasClaimExpired = ({ claimExpiresAt }: State, now: Date): boolean => claimExpiresAt !== null && claimExpiresAt <= now;

/** Refuses to claim what another one has claimed, unless the claim has expired. */
export function refuseClaim(complaint: State, now: Date): DomainError | undefined {
  const isClaimed = complaint.assigneeId !== null && !hasClaimExpired(complaint, now);
  return refuseChange(complaint) ?? (isClaimed ? wrongState(`claimed by ${complaint.assigneeName}`) : undefined);
}

/** Refuses to decide or transfer what another one has claimed, or while a correction is being carried out. */
export function refuseDecision(complaint: State, staff: Staff, now: Date): DomainError | undefined {
  return complaint.assigneeId === staff.id ? refuseChange(complaint) : refuseClaim(complaint, now);
}

/** Supervisors also assign what is claimed. */
export const refuseAssignment = refuseChange;

export function refuseRelease({ status, assigneeId, assigneeName }: State, staff: Staff): DomainError | undefined {
  if (status !== 'IN_PROGRESS') return wrongState('not claimed');
  return assigneeId === staff.id ? undefined : wrongState(`claimed by ${assigneeName}`);
}

/** Citizens also withdraw what is claimed. */
export const refuseWithdrawal = refuseChange;

/** A citizen rates each decision once. */
export function refuseRating({ status, rating }: { status: ComplaintStatus; rating: unknown }): DomainError | undefined {
  if (!isDecided(status)) return wrongState('not decided');
  return rating ? wrongState('answered already') : undefined;
}

export function refuseReopening({ status, closedAt }: State, now: Date): DomainError | undefined {
  if (!isDecided(status) || !closedAt) return wrongState('not closed');
  return reopenUntil(closedAt) < now ? wrongState('the time to reopen is over') : undefined;
}
