/** Undoing one's own decision before it takes effect. */
import { requireAllowed, wrongState } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { DeferredError } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { UndoDecisionInput } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { jobOf, replacePending } from '../repository/decideLater.ts';
import { loadForHandling } from '../repository/loadForHandling.ts';
import { refuseUndo } from '../rules/states.ts';

const input = z.strictObject(versioned);

/** @throws DomainError WRONG_STATE once it has taken effect, or for a decision of somebody else */
export async function undoDecision(store: Store, identity: Identity, raw: UndoDecisionInput): Promise<ComplaintRecord> {
  const { staff, complaint } = await loadForHandling(store, identity, parseInput(input, raw));
  requireAllowed(refuseUndo(complaint, staff));
  const { pendingDecision } = complaint;
  return await replacePending(store, complaint, null, async (session) => {
    // The job is what decides: it has begun, or it never will.
    if (pendingDecision && !(await store.outbox.cancel(session, jobOf(pendingDecision))))
      throw new DeferredError(async () => wrongState('it has taken effect'));
    await store.trail.changed(session, {
      action: 'complaint.DECISION_UNDONE',
      subjects: [`complaint:${complaint._id}`],
      changes: [{ name: 'decision', before: pendingDecision?.kind ?? null, after: null }],
    });
  });
}
