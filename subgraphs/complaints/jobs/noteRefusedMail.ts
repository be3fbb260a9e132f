/** A mail that will not arrive stands on its complaint, so that its handler reaches the citizen in another way. */
import type { Message } from '@so-tiem/platform/jobs/mail';
import type { Store } from '../model/store.ts';

export async function noteRefusedMail(
  { complaints, mailRefusals }: Pick<Store, 'complaints' | 'mailRefusals'>,
  message: Message,
): Promise<void> {
  const code = /^received\.(.+)$/.exec(message.thread ?? '')?.[1];
  const complaint = code ? await complaints.findOne({ code }, { _id: 1 }).lean() : null;
  if (!complaint) return;
  const { id, to, subject } = message;
  await mailRefusals.updateOne(
    { _id: id },
    { $setOnInsert: { complaintId: complaint._id, to, subject, at: new Date() } },
    { upsert: true },
  );
}
