/**
 * Sends a notice: finds out who is to be written to, and writes to each once. By mail; also by a message to the phone once the deadline
 * has passed, or where there is no usable address.
 */
import type { GraphClient } from '@so-tiem/platform/graphql/graphClient';
import { email } from '@so-tiem/platform/inputs/phone';
import { phoneAddress } from '@so-tiem/platform/jobs/mail';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { FindOfficeDocument, FindStaffMemberDocument, type ReachableFragment } from '../generated/operations.ts';
import { noticeMail, noticeSms } from '../mail/notices.ts';
import type { NoticeRecord } from '../model/notice.ts';
import type { Store } from '../model/store.ts';
import { HOURS_TO_FINISH } from '../rules/deadline.ts';
import type { Recipient } from '../rules/escalation.ts';

type Notified = NonNullable<NoticeRecord['notified']>[number];

/** @throws when the graph does not answer; the outbox tries again */
export const notifyStaff =
  (store: Store, graph: GraphClient, smsDomain: string) =>
  async ({ noticeId }: { noticeId: string }): Promise<void> => {
    const notice = await store.notices.findById(noticeId).lean();
    if (!notice || notice.notified) return; // done before
    const stillOpen = await openOf(store, notice);
    const { office, recipients } = stillOpen.length ? await recipientsOf(graph, notice, smsDomain) : { office: '', recipients: [] };
    await inTransaction(store.connection, async (session) => {
      const { modifiedCount } = await store.notices.updateOne(
        { _id: noticeId, notified: null },
        { $set: { notified: recipients } },
        { session },
      );
      if (!modifiedCount) return;
      for (const [i, { email: address, phone }] of recipients.entries()) {
        const letter = { office, number: i + 1, consoleUrl: `${store.publicUrl}/admin` };
        const open = { ...notice, complaints: stillOpen };
        const sms = phoneAddress(phone, smsDomain);
        const messages = [address && noticeMail(open, { ...letter, to: address }), sms && noticeSms(open, { ...letter, to: sms })];
        await store.outbox.add(
          session,
          messages.flatMap((message) => mailJob(message || null)),
        );
      }
    });
  };

/** Without the complaints that were closed, or reopened with another deadline, since the notice came due. */
async function openOf({ complaints }: Store, notice: NoticeRecord): Promise<NoticeRecord['complaints']> {
  const found = await complaints.find({ _id: { $in: notice.complaints.map(({ id }) => id) }, closedAt: null }, { deadline: 1 }).lean();
  const deadlines = new Map(found.map(({ _id, deadline }) => [_id, deadline.getTime()]));
  return notice.complaints.filter(({ id, deadline }) => deadlines.get(id) === deadline.getTime());
}

async function recipientsOf(
  graph: GraphClient,
  notice: NoticeRecord,
  smsDomain: string,
): Promise<{ office: string; recipients: Notified[] }> {
  const { office } = await graph.ask(FindOfficeDocument, { code: notice.responsible.code });
  const handler = notice.assigneeId && notice.to.includes('HANDLER') ? await handlerOf(graph, notice.assigneeId) : [];
  const people: Record<Recipient, Person[]> = {
    HANDLER: handler,
    CONTACT: responsibleFor(office?.contacts, 'COMPLAINTS'),
    HEAD: responsibleFor(office?.contacts, 'HEAD_OF_FACILITY'),
    AUTHORITY: responsibleFor(office?.parent?.contacts, 'COMPLAINTS'),
  };
  const late = notice.hours >= HOURS_TO_FINISH;
  const all = notice.to.flatMap((who) => people[who].flatMap((person) => reach(person, { who, late, smsDomain })));
  // Who is handler and contact in one is written to once.
  const recipients = [...new Map(all.toReversed().map((one) => [one.email ?? one.phone, one])).values()].reverse();
  return { office: office?.name ?? notice.responsible.code, recipients };
}

interface Person {
  staffId: string | null;
  name: string;
  email: string;
  phone: string | null;
}

/** Imported lists hold malformed addresses: a contact does not count as notified at one. */
function reach(
  { staffId, name, ...person }: Person,
  { who, late, smsDomain }: { who: Recipient; late: boolean; smsDomain: string },
): Notified[] {
  const address = email.safeParse(person.email).data ?? null;
  const phone = (late || !address) && phoneAddress(person.phone, smsDomain) ? person.phone : null;
  return address || phone ? [{ who, staffId, name, email: address, phone }] : [];
}

/** Accounts that another issuer keeps have no address here. */
async function handlerOf(graph: GraphClient, id: string): Promise<Person[]> {
  const { staffMember } = await graph.ask(FindStaffMemberDocument, { id });
  return staffMember?.email ? [{ staffId: id, name: staffMember.name, email: staffMember.email, phone: null }] : [];
}

const responsibleFor = (contacts: readonly ReachableFragment[] = [], what: ReachableFragment['responsibilities'][number]): Person[] =>
  contacts
    .filter(({ responsibilities }) => responsibilities.includes(what))
    .map(({ fullName, email, mobilePhone }) => ({ staffId: null, name: fullName, email, phone: mobilePhone }));
