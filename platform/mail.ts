/** Mail by SMTP. A message's id follows from what it says to whom, so that a repeated sending can be recognised. */
import { createTransport } from 'nodemailer';

export interface Message {
  /** Unique for the event and the recipient. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

export interface Mailer {
  send(message: Message): Promise<void>;
  close(): void;
}

/** @param url smtp:// or smtps://, with user and password where the server asks for them */
export function createMailer(url: string, from: string): Mailer {
  const timeout = 15_000;
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
  });
  const domain = from.split('@').at(-1)?.replace('>', '') ?? 'localhost';
  return {
    async send({ id, to, subject, text }) {
      await transport.sendMail({ from, to, subject, text, messageId: `<${id}@${domain}>` });
    },
    close: () => transport.close(),
  };
}
