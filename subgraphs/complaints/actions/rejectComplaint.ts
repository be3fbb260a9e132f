/** Rejecting a complaint with one of the thirteen reasons. */
import type { Identity } from '@so-tiem/platform/identity';
import { mailJob } from '@so-tiem/platform/mailJob';
import { optionalLine, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import { decisionMail } from '../mail/messages.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { REJECTION_REASONS, type RejectionReason } from '../rules/rejectionReasons.ts';
import { handledBy } from '../rules/states.ts';
import { changeComplaint } from './changeComplaint.ts';
import { loadForDeciding } from './loadForHandling.ts';

const isReason = (value: unknown): value is RejectionReason => typeof value === 'string' && Object.hasOwn(REJECTION_REASONS, value);
const input = z.object({
  id: z.string(),
  version: z.int(),
  reason: z.custom<RejectionReason>(isReason, 'not one of the thirteen reasons'),
  note: optionalLine(1000),
});

export async function rejectComplaint(store: Store, identity: Identity, raw: unknown): Promise<ComplaintRecord> {
  const { reason, note, ...which } = parseInput(input, raw);
  const { staff, complaint } = await loadForDeciding(store, identity, which);
  const now = new Date();
  const decision = { status: 'REJECTED' as const, by: staff.name, at: now, outcome: null, reason, note, doseId: null };
  return await changeComplaint(store, complaint, {
    kind: 'REJECTED',
    by: staff,
    note: note ?? REJECTION_REASONS[reason],
    fields: { status: 'REJECTED', decision, finishedAt: now, ...handledBy(staff) },
    jobs: mailJob(decisionMail({ ...complaint, decision })),
  });
}
