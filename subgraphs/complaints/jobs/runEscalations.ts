/**
 * Reminders and escalations that came due become notices. A round writes the notices and how far it has come in one transaction: a
 * process that dies in the middle has done nothing, and of two that run at the same time one finds it done. Sending is a job of the outbox.
 */
import { randomUUID } from 'node:crypto';
import type { Logger } from '@so-tiem/platform/configuration/logging';
import { runEvery } from '@so-tiem/platform/process/runEvery';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { NoticeRecord } from '../model/notice.ts';
import type { Store } from '../model/store.ts';
import { deadlineOf, open, openAndDueBetween } from '../model/urgencyKey.ts';
import { type DueStep, dueBetween, type EscalationStep } from '../rules/escalation.ts';

const EVERY_MS = 5000;
/** After a standstill time is caught up in such steps, so that no transaction grows large. */
const STEP_MS = 600_000;
/** In one mail. */
const MAX_COMPLAINTS = 200;
const PROGRESS = 'escalations';
const NOTICED = { code: 1, deadline: 1, responsible: 1, province: 1, district: 1, commune: 1, site: 1, assigneeId: 1 } as const;

/** @returns a function that stops it, after the round that is running */
export const startEscalations = (store: Store, schedule: readonly EscalationStep[], log: Logger): (() => Promise<void>) =>
  runEvery(() => runEscalations(store, schedule), {
    everyMs: EVERY_MS,
    firstMs: 0,
    failed: (error) => log.warn({ err: error }, 'escalations are late'),
  });

/** Catches up to the present moment. */
export async function runEscalations(store: Store, schedule: readonly EscalationStep[], now = new Date()): Promise<void> {
  while (await round(store, schedule, now));
}

/** @returns whether something is left */
async function round(store: Store, schedule: readonly EscalationStep[], now: Date): Promise<boolean> {
  return await inTransaction(store.connection, async (session) => {
    const progress = await store.escalationProgress.findById(PROGRESS, null, { session }).lean();
    if (!progress) {
      await store.escalationProgress.create([{ _id: PROGRESS, at: now }], { session });
      return false;
    }
    if (progress.at >= now) return false;
    const until = new Date(Math.min(now.getTime(), progress.at.getTime() + STEP_MS));
    // The progress first: of two at the same time, one does not get any further.
    const { modifiedCount } = await store.escalationProgress.updateOne(
      { _id: PROGRESS, at: progress.at },
      { $set: { at: until } },
      { session },
    );
    if (!modifiedCount) return true;
    const longest = await store.complaints
      .findOne({ urgencyKey: open }, { urgencyKey: 1 }, { session })
      .sort({ urgencyKey: 1 })
      .hint('queue_country')
      .lean();
    if (longest) {
      for (const step of dueBetween(schedule, progress.at, until, deadlineOf(longest.urgencyKey), now))
        await noteStep(store, session, step, now);
    }
    return until < now;
  });
}

async function noteStep(store: Store, session: ClientSession, { from, until, hours, to }: DueStep, at: Date): Promise<void> {
  const complaints = await store.complaints
    .find({ urgencyKey: openAndDueBetween(from, until) }, NOTICED, { session })
    .hint('queue_country')
    .lean();
  const ofOneRecipient = Map.groupBy(complaints, ({ responsible, assigneeId }) => `${responsible.code}|${assigneeId}`);
  const notices: NoticeRecord[] = [];
  for (const group of ofOneRecipient.values())
    for (let i = 0; i < group.length; i += MAX_COMPLAINTS) notices.push(...noticeOf(group.slice(i, i + MAX_COMPLAINTS), { hours, to, at }));
  if (!notices.length) return;
  await store.notices.insertMany(notices, { session });
  await store.outbox.add(
    session,
    notices.map(({ _id }) => ({ kind: 'notify', key: `notify:${_id}`, payload: { noticeId: _id } })),
  );
}

function noticeOf(
  complaints: readonly Pick<ComplaintRecord, '_id' | keyof typeof NOTICED>[],
  about: Pick<NoticeRecord, 'hours' | 'to' | 'at'>,
): NoticeRecord[] {
  const [first] = complaints;
  if (!first) return [];
  const { responsible, province, district, commune, site, assigneeId } = first;
  const notice = {
    _id: randomUUID(),
    ...about,
    ...{ responsible, province, district, commune, site, assigneeId },
    complaints: complaints.map(({ _id, code, deadline }) => ({ id: _id, code, deadline })),
    notified: null,
  };
  return [notice];
}
