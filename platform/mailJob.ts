/** Mail as a job of the outbox: it follows from a change as surely as the change itself. */
import type { Mailer, Message } from './mail.ts';
import type { Job } from './outbox.ts';

/** No job where there is nobody to write to. */
export const mailJob = (message: Message | null): Job[] =>
  message ? [{ kind: 'sendMail', key: `mail:${message.id}`, payload: message }] : [];

export const sendMail =
  (mailer: Mailer) =>
  (message: Message): Promise<void> =>
    mailer.send(message);
