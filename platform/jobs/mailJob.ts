/** Mail as a job of the outbox: it follows from a change as surely as the change itself. */
import type { Connection } from 'mongoose';
import { readEnvironment, text, url } from '../configuration/environment.ts';
import type { Logger } from '../configuration/logging.ts';
import type { Job } from './job.ts';
import { createMailer, type Mailer, type Message, Undeliverable } from './mail.ts';
import { Outbox } from './outbox.ts';

/**
 * An outbox that sends mail by the server that the environment names; not started yet.
 * @param undeliverable told of a mail that can never be delivered
 */
export function openMailingOutbox(
  connection: Connection,
  log: Logger,
  undeliverable?: (message: Message) => Promise<void>,
): { outbox: Outbox; stop: () => Promise<void> } {
  const { SMTP_URL, MAIL_FROM } = readEnvironment({
    SMTP_URL: url('smtp://127.0.0.1:4012'),
    MAIL_FROM: text('Sổ Tiêm <khong-tra-loi@so-tiem.example>'),
  });
  const mailer = createMailer(SMTP_URL, MAIL_FROM);
  const outbox = new Outbox(connection, log).handle('sendMail', sendMail(mailer, log, undeliverable), { lane: 'mail' });
  const stop = async () => {
    await outbox.stop();
    mailer.close();
  };
  return { outbox, stop };
}

/** No job where there is no address to write to. */
export const mailJob = (message: Message | null): Job[] =>
  message ? [{ kind: 'sendMail', key: `mail:${message.id}`, payload: message }] : [];

/** @throws when it may be tried again; what can never arrive is put in the log, by its id alone */
export const sendMail =
  (mailer: Mailer, log: Logger, undeliverable?: (message: Message) => Promise<void>) =>
  async (message: Message): Promise<void> => {
    try {
      await mailer.send(message);
    } catch (error) {
      if (!(error instanceof Undeliverable)) throw error;
      log.warn({ mail: message.id }, 'a mail that cannot be delivered is given up');
      await undeliverable?.(message);
    }
  };
