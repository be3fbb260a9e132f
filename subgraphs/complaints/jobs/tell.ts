/** Tells of what struck: finds out who is to be written to, and writes to each once. */
import type { GraphClient } from '@so-tiem/platform/graphClient';
import { mailJob } from '@so-tiem/platform/mailJob';
import { email } from '@so-tiem/platform/phone';
import { inTransaction } from '@so-tiem/platform/transaction';
import { FindColleagueDocument, FindOfficeDocument, type ReachableFragment } from '../generated/operations.ts';
import { noticeMail } from '../mail/notices.ts';
import type { NoticeRecord } from '../model/notice.ts';
import type { Store } from '../model/store.ts';
import type { Recipient } from '../rules/clock.ts';

type Told = NonNullable<NoticeRecord['told']>[number];

/** @throws when the graph does not answer; the outbox tries again */
export const tell =
  (store: Store, graph: GraphClient) =>
  async ({ noticeId }: { noticeId: string }): Promise<void> => {
    const notice = await store.notices.findById(noticeId).lean();
    if (!notice || notice.told) return; // done before
    const stillOpen = await openOf(store, notice);
    const { office, recipients } = stillOpen.length ? await recipientsOf(graph, notice) : { office: '', recipients: [] };
    await inTransaction(store.connection, async (session) => {
      const { modifiedCount } = await store.notices.updateOne({ _id: noticeId, told: null }, { $set: { told: recipients } }, { session });
      if (!modifiedCount) return;
      for (const [i, { email: to }] of recipients.entries()) {
        const mail = noticeMail(
          { ...notice, complaints: stillOpen },
          { office, to, number: i + 1, consoleUrl: `${store.publicUrl}/admin` },
        );
        for (const job of mailJob(mail)) await store.outbox.add(session, job.kind, job.key, job.payload);
      }
    });
  };

/** Whatever was finished, or reopened with a deadline of its own, between the strike and now is not told any more. */
async function openOf({ complaints }: Store, notice: NoticeRecord): Promise<NoticeRecord['complaints']> {
  const found = await complaints.find({ _id: { $in: notice.complaints.map(({ id }) => id) }, finishedAt: null }, { deadline: 1 }).lean();
  const deadlines = new Map(found.map(({ _id, deadline }) => [_id, deadline.getTime()]));
  return notice.complaints.filter(({ id, deadline }) => deadlines.get(id) === deadline.getTime());
}

async function recipientsOf(graph: GraphClient, notice: NoticeRecord): Promise<{ office: string; recipients: Told[] }> {
  const { office } = await graph.ask(FindOfficeDocument, { code: notice.responsible.code });
  const handler = notice.assigneeId && notice.to.includes('HANDLER') ? await colleagueOf(graph, notice.assigneeId) : [];
  const reached: Record<Recipient, Omit<Told, 'who'>[]> = {
    HANDLER: handler,
    CONTACT: responsibleFor(office?.contacts, 'COMPLAINTS'),
    HEAD: responsibleFor(office?.contacts, 'HEAD_OF_FACILITY'),
    AUTHORITY: responsibleFor(office?.parent?.contacts, 'COMPLAINTS'),
  };
  const all = notice.to.flatMap((who) => reached[who].map((person) => ({ who, ...person })));
  // Who is handler and contact in one is written to once.
  const recipients = [...new Map(all.toReversed().map((person) => [person.email.toLowerCase(), person])).values()].reverse();
  // Lists that were taken over hold addresses that are none: nobody is said to have been told at one.
  return {
    office: office?.name ?? notice.responsible.code,
    recipients: recipients.filter((person) => email.safeParse(person.email).success),
  };
}

/** Accounts that another issuer keeps have no address here. */
async function colleagueOf(graph: GraphClient, id: string): Promise<Omit<Told, 'who'>[]> {
  const { colleague } = await graph.ask(FindColleagueDocument, { id });
  return colleague?.email ? [{ name: colleague.name, email: colleague.email }] : [];
}

const responsibleFor = (contacts: readonly ReachableFragment[] = [], what: ReachableFragment['responsibilities'][number]) =>
  contacts.filter(({ responsibilities }) => responsibilities.includes(what)).map(({ fullName, email }) => ({ name: fullName, email }));
