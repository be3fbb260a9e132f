/** Complaints for which the clock strikes during the run, and whether it did: each mark once, in time, notified by one mail each. */
import type { Connection } from 'mongoose';
import { complaints } from '../../subgraphs/complaints/model/complaint.ts';
import { type NoticeRecord, notices } from '../../subgraphs/complaints/model/notice.ts';
import { urgencyKeyOf } from '../../subgraphs/complaints/model/urgencyKey.ts';
import type { MailSink } from './mailSink.ts';

const HOUR_MS = 3_600_000;
const MARKS = [24, 40, 48];
/** The clock goes round every 5 s; some rounds and the way of the mail are in time. */
const LATE_MS = 30_000;

interface Due {
  id: string;
  hours: number;
  at: number;
}

/** Gives open complaints such a deadline that a mark of theirs lies within the run, evenly spread. */
export async function prepareStrikes(connection: Connection, { count, seconds }: { count: number; seconds: number }): Promise<Due[]> {
  const found = await complaints(connection).find({ closedAt: null }, { code: 1 }).limit(count).lean();
  const began = Date.now();
  const due = found.map(({ _id: id, code }, i) => {
    const hours = MARKS[i % MARKS.length] ?? 24;
    // Until the last of them there is time to strike and to tell.
    const at = began + 5000 + Math.floor((i / found.length) * Math.max(seconds * 1000 - LATE_MS - 5000, 1000));
    return { id, code, hours, at };
  });
  await complaints(connection).collection.bulkWrite(
    due.map(({ id, code, hours, at }) => {
      const deadline = new Date(at + (48 - hours) * HOUR_MS);
      return {
        updateOne: {
          filter: { _id: id as never },
          update: { $set: { deadline, urgencyKey: urgencyKeyOf({ code, deadline, closedAt: null }) } },
        },
      };
    }),
  );
  return due;
}

export async function judgeStrikes(connection: Connection, due: readonly Due[], sink: MailSink) {
  const ids = due.map(({ id }) => id);
  const all = await notices(connection)
    .find({ 'complaints.id': { $in: ids } })
    .lean();
  const stand = new Map(
    (
      await complaints(connection)
        .find({ _id: { $in: ids } })
        .lean()
    ).map((complaint) => [complaint._id, complaint]),
  );
  const struck = new Map<string, NoticeRecord[]>();
  for (const notice of all)
    for (const { id } of notice.complaints) struck.set(`${id} ${notice.hours}`, [...(struck.get(`${id} ${notice.hours}`) ?? []), notice]);

  const arrivalsOf = ({ _id, notified }: NoticeRecord) =>
    (notified ?? []).flatMap((_, i) =>
      [...sink.arrived].filter(([id]) => id.includes(`notice.${_id}.${i + 1}`)).flatMap(([, times]) => times[0] ?? []),
    );
  let [missed, double, late, longestMs, notified] = [0, 0, 0, 0, 0];
  for (const { id, hours, at } of due) {
    const closedAt = stand.get(id)?.closedAt?.getTime() ?? Number.POSITIVE_INFINITY;
    const strikes = struck.get(`${id} ${hours}`) ?? [];
    // What was closed just when the clock went round may be notified of or not.
    if (!strikes.length && closedAt > at + LATE_MS) missed += 1;
    if (strikes.length > 1) double += 1;
    const [strike] = strikes;
    if (!strike) continue;
    notified += 1;
    // Until the last of those who are notified has their mail; of one who has no address, until it is notified.
    const afterMs = Math.max(strike.at.getTime(), ...arrivalsOf(strike)) - at;
    longestMs = Math.max(longestMs, afterMs);
    if (afterMs > LATE_MS) late += 1;
  }
  const mails = [...sink.arrived].filter(([id]) => id.includes('notice.'));
  const sentTwice = mails.filter(([, times]) => times.length > 1).length;
  const unsent = all.filter(({ _id, notified }) =>
    notified?.some(({ email }, i) => email && !mails.some(([id]) => id.includes(`notice.${_id}.${i + 1}`))),
  ).length;
  return {
    'marks that passed': due.length,
    'notified of': notified,
    missed,
    late,
    double,
    'longest wait, s': (longestMs / 1000).toFixed(1),
    mails: mails.length,
    'mails sent twice': sentTwice,
    'notices whose mail did not come': unsent,
  };
}
