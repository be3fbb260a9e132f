/**
 * Rejecting a complaint with one of the thirteen reasons. A unit that would reject it a second time, after the citizen sent better proof,
 * puts it before the authority above, which decides.
 */

import { optionalLine, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { z } from 'zod';
import { type RejectComplaintInput, RejectionReason } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { closeComplaint, proofIds, proofOf } from '../repository/closeComplaint.ts';
import { decide, undoSeconds } from '../repository/decideLater.ts';
import { loadForDeciding } from '../repository/loadForHandling.ts';
import { REJECTION_REASONS } from '../rules/rejectionReasons.ts';
import { authorityAbove, responsibleFor } from '../rules/routing.ts';
import { handledBy, RELEASED } from '../rules/states.ts';

const input = z.strictObject({
  ...versioned,
  rejectionReason: z.enum(RejectionReason, 'not one of the thirteen reasons'),
  note: optionalLine(1000),
  proof: proofIds,
  undoSeconds,
});

export async function rejectComplaint(store: Store, identity: Identity, raw: RejectComplaintInput): Promise<ComplaintRecord> {
  const { rejectionReason: reason, note, proof: ids, undoSeconds: seconds, ...which } = parseInput(input, raw);
  const { staff, complaint } = await loadForDeciding(store, identity, which);
  const above = complaint.rejections > 0 && !complaint.underReview ? authorityAbove(complaint) : undefined;
  if (above)
    return await decide(
      store,
      complaint,
      {
        kind: 'SENT_FOR_REVIEW',
        by: staff,
        note: note ? `${REJECTION_REASONS[reason]} ${note}` : REJECTION_REASONS[reason],
        fields: { ...above, responsible: responsibleFor(above), ...RELEASED, underReview: true },
      },
      seconds,
    );
  const decision = { status: 'REJECTED', reason, note, proof: proofOf(complaint, ids) } as const;
  return await closeComplaint(store, complaint, staff, decision, {
    note: note ?? REJECTION_REASONS[reason],
    fields: { rejections: complaint.rejections + 1, ...handledBy(staff) },
    seconds,
  });
}
