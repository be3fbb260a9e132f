/** What may happen to a complaint in which state, and who may do it. */
import { type DomainError, wrongState } from '@so-tiem/platform/errors';
import type { Staff } from '@so-tiem/platform/identity';
import { reopenUntil } from './deadline.ts';

export type ComplaintStatus = 'RECEIVED' | 'IN_PROGRESS' | 'RESOLVING' | 'RESOLVED' | 'REJECTED';

interface State {
  status: ComplaintStatus;
  assigneeId: string | null;
  assigneeName: string | null;
  finishedAt: Date | null;
}

const isFinished = (status: ComplaintStatus): boolean => status === 'RESOLVED' || status === 'REJECTED';

/** Taking: nobody has it. */
export function whyNotTake({ status, assigneeName }: State): DomainError | undefined {
  if (status === 'IN_PROGRESS' || status === 'RESOLVING') return wrongState(`taken by ${assigneeName}`);
  return isFinished(status) ? wrongState('finished') : undefined;
}

/** Deciding, passing on: nobody else has it, and no decision is being carried out. */
export function whyNotDecide({ status, assigneeId, assigneeName }: State, staff: Staff): DomainError | undefined {
  if (isFinished(status)) return wrongState('finished');
  if (status === 'RESOLVING') return wrongState('a correction is being carried out');
  return assigneeId && assigneeId !== staff.id ? wrongState(`taken by ${assigneeName}`) : undefined;
}

export function whyNotRelease({ status, assigneeId, assigneeName }: State, staff: Staff): DomainError | undefined {
  if (status !== 'IN_PROGRESS') return wrongState('not taken');
  return assigneeId === staff.id ? undefined : wrongState(`taken by ${assigneeName}`);
}

export function whyNotReopen({ status, finishedAt }: State, now: Date): DomainError | undefined {
  if (!isFinished(status) || !finishedAt) return wrongState('not finished');
  return reopenUntil(finishedAt) < now ? wrongState('the time to reopen is over') : undefined;
}
