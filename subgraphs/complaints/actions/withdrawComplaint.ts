/** The citizen withdraws their complaint: it is closed. */

import { requireAllowed } from '@so-tiem/platform/errors/errors';
import { optionalLine, parseInput } from '@so-tiem/platform/errors/userErrors';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import { z } from 'zod';
import type { WithdrawComplaintInput } from '../generated/schema.ts';
import { withdrawnMail } from '../mail/messages.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { findToAct } from '../queries/trackComplaint.ts';
import { changeComplaint, citizenOf } from '../repository/changeComplaint.ts';
import { tracked } from '../rules/complaintInput.ts';
import { refuseWithdrawal, UNCLAIMED } from '../rules/states.ts';
import { unmergeComplaints } from './mergeComplaints.ts';

const input = z.strictObject({ ...tracked, reason: optionalLine(500) });

export async function withdrawComplaint(store: Store, raw: WithdrawComplaintInput): Promise<ComplaintRecord> {
  const { code, phone, reason: note } = parseInput(input, raw);
  const complaint = await findToAct(store, code, phone);
  requireAllowed(refuseWithdrawal(complaint));
  return await changeComplaint(store, complaint, {
    kind: 'WITHDRAWN',
    by: citizenOf(complaint),
    note,
    fields: { status: 'WITHDRAWN', closedAt: new Date(), pendingDecision: null, ...UNCLAIMED },
    jobs: mailJob(withdrawnMail(complaint)),
    also: (session) => unmergeComplaints(store, session, complaint),
  });
}
