/** Resolving a complaint where there is nothing to change: what is on record is right, and the citizen is told why. */
import type { Identity } from '@so-tiem/platform/identity';
import { mailJob } from '@so-tiem/platform/mailJob';
import { line, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import { decisionMail } from '../mail/messages.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { handledBy } from '../rules/states.ts';
import { changeComplaint } from './changeComplaint.ts';
import { loadForDeciding } from './loadForHandling.ts';

const input = z.object({ id: z.string(), version: z.int(), explanation: line(1000) });

export async function explainComplaint(store: Store, identity: Identity, raw: unknown): Promise<ComplaintRecord> {
  const { explanation: note, ...which } = parseInput(input, raw);
  const { staff, complaint } = await loadForDeciding(store, identity, which);
  const now = new Date();
  const outcome = 'NOTHING_TO_CHANGE' as const;
  const decision = { status: 'RESOLVED' as const, by: staff.name, at: now, outcome, reason: null, note, doseId: null };
  return await changeComplaint(store, complaint, {
    kind: 'RESOLVED',
    by: staff,
    note,
    fields: { status: 'RESOLVED', decision, finishedAt: now, ...handledBy(staff) },
    jobs: mailJob(decisionMail({ ...complaint, decision }, store.publicUrl)),
  });
}
