/** A decision takes effect once the time to undo it is over. */
import type { Store } from '../model/store.ts';
import { changeComplaint } from '../repository/changeComplaint.ts';

/** What came meanwhile, a note or further proof, changes nothing of it. @throws STALE for a change at the same moment; the outbox tries again */
export const carryOutDecision =
  (store: Store) =>
  async ({ complaintId, decisionId }: { complaintId: string; decisionId: string }): Promise<void> => {
    const complaint = await store.complaints.findById(complaintId).lean();
    const decision = complaint?.pendingDecision;
    if (!complaint || decision?.id !== decisionId) return;
    const { kind, by, note, fields, jobs } = decision;
    await changeComplaint(store, complaint, { kind, by, on: by, note, fields: { ...fields, pendingDecision: null }, jobs });
    // The correction at once; mail has a round of its own.
    for (const { kind: what, key } of jobs) if (what === 'carryOutCorrection') await store.outbox.runNow(key);
  };
