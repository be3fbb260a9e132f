/** Mail as a job of the outbox: it follows from a change as surely as the change itself. */
import type { Logger } from './logging.ts';
import { type Mailer, type Message, Undeliverable } from './mail.ts';
import type { Job } from './outbox.ts';

/** No job where there is nobody to write to. */
export const mailJob = (message: Message | null): Job[] =>
  message ? [{ kind: 'sendMail', key: `mail:${message.id}`, payload: message }] : [];

/** @throws when it may be tried again; what nobody will ever receive is put in the log, by its id alone */
export const sendMail =
  (mailer: Mailer, log: Logger) =>
  async (message: Message): Promise<void> => {
    try {
      await mailer.send(message);
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      log.warn({ mail: message.id }, 'a mail that cannot be delivered is given up');
    }
  };
