/**
 * The clock. A round notes, in one transaction, which steps came due since the last one, and that it has run: a process that dies in the middle has done
 * nothing, and of two who run at the same time one finds it done. Each strike is noted once; telling is a job of the outbox.
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
/** After a standstill the clock is put forward in such steps, so that no transaction grows large. */
const STEP_MS = 600_000;
/** One mail tells of so many. */
const MAX_COMPLAINTS = 200;
const PROGRESS = 'escalations';
const NOTICED = { code: 1, deadline: 1, responsible: 1, province: 1, district: 1, commune: 1, site: 1, assigneeId: 1 } as const;

/** @returns a function that stops it, after the round that is running */
export const startEscalations = (store: Store, schedule: readonly EscalationStep[], log: Logger): (() => Promise<void>) =>
  runEvery(() => runEscalations(store, schedule), {
    everyMs: EVERY_MS,
    firstMs: 0,
    failed: (error) => log.warn({ err: error }, 'the clock is late'),
  });

/** Puts the clock forward to the present moment. */
export async function runEscalations(store: Store, schedule: readonly EscalationStep[], now = new Date()): Promise<void> {
  while (await round(store, schedule, now));
}

/** @returns whether something is left */
async function round(store: Store, schedule: readonly EscalationStep[], now: Date): Promise<boolean> {
  return await inTransaction(store.connection, async (session) => {
    const clock = await store.escalationProgress.findById(PROGRESS, null, { session }).lean();
    if (!clock) {
      await store.escalationProgress.create([{ _id: PROGRESS, at: now }], { session });
      return false;
    }
    if (clock.at >= now) return false;
    const until = new Date(Math.min(now.getTime(), clock.at.getTime() + STEP_MS));
    // The clock first: of two at the same time, one does not get any further.
    const { modifiedCount } = await store.escalationProgress.updateOne(
      { _id: PROGRESS, at: clock.at },
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
      for (const struck of dueBetween(schedule, clock.at, until, deadlineOf(longest.urgencyKey), now))
        await note(store, session, struck, now);
    }
    return until < now;
  });
}

async function note(store: Store, session: ClientSession, { from, until, hours, to }: DueStep, at: Date): Promise<void> {
  const complaints = await store.complaints
    .find({ urgencyKey: openAndDueBetween(from, until) }, NOTICED, { session })
    .hint('queue_country')
    .lean();
  const together = Map.groupBy(complaints, ({ responsible, assigneeId }) => `${responsible.code}|${assigneeId}`);
  const notices: NoticeRecord[] = [];
  for (const group of together.values())
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
