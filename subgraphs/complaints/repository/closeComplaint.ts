/** The end of a complaint by a decision, which the citizen is told by mail. */
import { notFound } from '@so-tiem/platform/errors/errors';
import type { Staff } from '@so-tiem/platform/identity/identity';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import { z } from 'zod';
import { decisionMail } from '../mail/messages.ts';
import type { ComplaintRecord, DecisionRecord, PhotoRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';
import { type Change, changeComplaint } from './changeComplaint.ts';
import { decide } from './decideLater.ts';

type Decided = Pick<DecisionRecord, 'status' | 'note' | 'proof'> & Partial<DecisionRecord>;

/** @param seconds in which it can be undone; at once unless given @throws as `changeComplaint` */
export async function closeComplaint(
  store: Store,
  complaint: ComplaintRecord,
  by: Staff,
  decided: Decided,
  { seconds, ...change }: Partial<Pick<Change, 'on' | 'note' | 'fields'>> & { seconds?: number | null | undefined } = {},
): Promise<ComplaintRecord> {
  const now = new Date();
  const decision: DecisionRecord = {
    outcome: null,
    reason: null,
    doseId: null,
    citizenVersion: null,
    ...decided,
    byId: by.id,
    by: by.name,
    at: now,
  };
  const closing = {
    kind: decision.status,
    by,
    note: decision.note,
    jobs: mailJob(decisionMail({ ...complaint, decision }, store.publicUrl)),
    ...change,
    fields: { status: decision.status, decision, closedAt: now, ...change.fields },
  };
  return seconds ? await decide(store, complaint, closing, seconds) : await changeComplaint(store, complaint, closing);
}

/** Ids of the complaint's photos that a decision rests on. */
export const proofIds = z.array(z.string()).nullish();

/** All of the complaint's photos unless told which. @throws DomainError naming one that is none of them */
export function proofOf({ photos }: ComplaintRecord, ids: z.output<typeof proofIds>): PhotoRecord[] {
  const unknown = ids?.findIndex((id) => photos.every((photo) => photo.id !== id)) ?? -1;
  if (unknown >= 0) throw notFound(`proof.${unknown}`, 'no photo of this complaint');
  return photos.filter(({ id }) => !ids || ids.includes(id));
}
