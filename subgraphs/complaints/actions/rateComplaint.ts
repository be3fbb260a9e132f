/** The one question after a decision: is the citizen satisfied, and if not, why. Answered once for each decision. */
import { requireAllowed } from '@so-tiem/platform/errors/errors';
import { optionalLine, parseInput } from '@so-tiem/platform/errors/userErrors';
import { z } from 'zod';
import type { RateComplaintInput } from '../generated/schema.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { findToAct } from '../queries/trackComplaint.ts';
import { changeComplaint, citizenOf } from '../repository/changeComplaint.ts';
import { tracked } from '../rules/complaintInput.ts';
import { refuseRating } from '../rules/states.ts';

const input = z.strictObject({ ...tracked, satisfied: z.boolean(), comment: optionalLine(1000) });

export async function rateComplaint(store: Store, raw: RateComplaintInput): Promise<ComplaintRecord> {
  const { code, phone, satisfied, comment: why } = parseInput(input, raw);
  const complaint = await findToAct(store, code, phone);
  requireAllowed(refuseRating(complaint));
  return await changeComplaint(store, complaint, {
    kind: 'RATED',
    by: citizenOf(complaint),
    note: why,
    fields: { rating: { satisfied, why, at: new Date() } },
  });
}
