/** Mail to the citizen, as a job of the outbox: it follows from a decision as surely as the decision itself. */
import type { Mailer, Message } from '@so-tiem/platform/mail';
import type { Job } from '../actions/changeComplaint.ts';

/** No job when the citizen gave no address. */
export const mailJob = (message: Message | null): Job[] =>
  message ? [{ kind: 'sendMail', key: `mail:${message.id}`, payload: message }] : [];

export const sendMail =
  (mailer: Mailer) =>
  (message: Message): Promise<void> =>
    mailer.send(message);
