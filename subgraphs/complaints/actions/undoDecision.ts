/** Undoing one's own decision before it takes effect. */
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { DomainError, requireAllowed, wrongState } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { DeferredError } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { UndoDecisionInput } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { subjectsOf } from '../repository/changeComplaint.ts';
import { jobOf, replacePending } from '../repository/decideLater.ts';
import { findOfUnit } from '../repository/loadForHandling.ts';
import { refuseUndo } from '../rules/states.ts';

const input = z.strictObject({ id: z.string() });
/** Changes of others that it begins anew after. */
const TRIES = 5;

/**
 * Whatever version the complaint is in: a note or further proof that came meanwhile does not keep the decision.
 * @throws DomainError WRONG_STATE once it has taken effect, or for a decision of somebody else
 */
export async function undoDecision(store: Store, identity: Identity, raw: UndoDecisionInput): Promise<ComplaintRecord> {
  const { id } = parseInput(input, raw);
  const staff = requirePermission(identity, 'complaint:handle');
  for (let tries = 1; ; tries++) {
    try {
      return await undo(store, staff, await findOfUnit(store, staff, id));
    } catch (error) {
      if (tries === TRIES || !(error instanceof DomainError) || error.failures[0]?.code !== 'STALE') throw error;
    }
  }
}

async function undo(store: Store, staff: Staff, complaint: ComplaintRecord): Promise<ComplaintRecord> {
  requireAllowed(refuseUndo(complaint, staff));
  const { pendingDecision } = complaint;
  return await replacePending(store, complaint, null, async (session) => {
    // The job is what decides: it has begun, or it never will.
    if (pendingDecision && !(await store.outbox.cancel(session, jobOf(pendingDecision))))
      throw new DeferredError(async () => wrongState('it has taken effect'));
    await store.trail.changed(session, {
      action: 'complaint.DECISION_UNDONE',
      subjects: subjectsOf(complaint),
      changes: [{ name: 'decision', before: pendingDecision?.kind ?? null, after: null }],
    });
  });
}
