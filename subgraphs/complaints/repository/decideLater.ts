/**
 * Decisions that can be undone for a while. Until then the complaint stays what it was, for everybody: the decision is kept beside it,
 * and a job of the same transaction carries it out when the time is over, whether or not who decided is still there.
 */
import { randomUUID } from 'node:crypto';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { DeferredError, inTransaction } from '@so-tiem/platform/storage/transaction';
import { replaceRecord } from '@so-tiem/platform/storage/wholeRecords';
import type { ClientSession } from 'mongoose';
import { z } from 'zod';
import type { ComplaintRecord, PendingDecisionRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { type Change, changeComplaint, staleComplaint, subjectsOf } from './changeComplaint.ts';

const LONGEST_S = 30;

/** Part of the input of every decision; 0 for one that takes effect at once. */
export const undoSeconds = z.int().min(0).max(LONGEST_S).nullish();

/** What can be kept: no write of its own in the transaction. */
export type Decision = Omit<Change, 'also' | 'failures' | 'on' | 'by'> & { by: Staff };

export const jobOf = ({ id }: Pick<PendingDecisionRecord, 'id'>): string => `decision:${id}`;

/** @throws DomainError STALE when `before` is no longer what is stored */
export async function decide(
  store: Store,
  before: ComplaintRecord,
  { kind, by, note = null, fields, jobs = [] }: Decision,
  seconds: number | null | undefined,
): Promise<ComplaintRecord> {
  if (!seconds) return await changeComplaint(store, before, { kind, by, note, fields, jobs });
  const at = new Date();
  const effectiveAt = new Date(at.getTime() + seconds * 1000);
  const pendingDecision: PendingDecisionRecord = { id: randomUUID(), kind, by, at, effectiveAt, note, fields, jobs };
  return await replacePending(store, before, pendingDecision, async (session) => {
    await store.trail.changed(session, {
      action: 'complaint.DECISION_MADE',
      subjects: subjectsOf(before),
      changes: [
        { name: 'decision', before: null, after: kind },
        { name: 'effectiveAt', before: null, after: effectiveAt.toISOString() },
      ],
    });
    await store.outbox.add(session, [
      {
        kind: 'carryOutDecision',
        key: jobOf(pendingDecision),
        payload: { complaintId: before._id, decisionId: pendingDecision.id },
        due: effectiveAt,
      },
    ]);
  });
}

/** A version of its own, without an entry in the history: who read the complaint before writes nothing over it. @throws DomainError STALE */
export async function replacePending(
  store: Store,
  before: ComplaintRecord,
  pendingDecision: PendingDecisionRecord | null,
  also: (session: ClientSession) => Promise<void>,
): Promise<ComplaintRecord> {
  const after = { ...before, pendingDecision, version: before.version + 1 };
  return await inTransaction(store.connection, async (session) => {
    if (!(await replaceRecord(store.complaints, session, { _id: before._id, version: before.version }, after)))
      throw new DeferredError(() => staleComplaint(store, before._id));
    await also(session);
    return after;
  });
}
