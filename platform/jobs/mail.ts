/** Mail by SMTP. A message's id follows from what it says to whom, so that a repeated sending can be recognised. */
import { createTransport } from 'nodemailer';
import { normalisePhone } from '../inputs/phone.ts';
import { isLandline } from '../values/readNumber.ts';

export interface Message {
  /** Unique for the event and the recipient. */
  id: string;
  to: string;
  subject: string;
  text: string;
  /** Names the thread of mails that belong together, as one complaint's do. */
  thread?: string;
}

/** A message that no attempt will bring to anybody: its address is none, or the receiving server refuses it for good. */
export class Undeliverable extends Error {}

export interface Mailer {
  /** @throws Undeliverable; anything else may be tried again */
  send(message: Message): Promise<void>;
  close(): void;
}

/** No out-of-office answers it, and no mail server replies to it (RFC 3834, 5). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', Precedence: 'bulk' };

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
    async send({ id, to, subject, text, thread }) {
      const threaded = thread && thread !== id ? { references: `<${thread}@${domain}>`, inReplyTo: `<${thread}@${domain}>` } : {};
      await transport
        .sendMail({ from, to, subject, text, messageId: `<${id}@${domain}>`, ...threaded, headers: AUTOMATIC })
        .catch((error) => {
          throw isPermanent(error) ? new Undeliverable(String(error.message), { cause: error }) : error;
        });
    },
    close: () => transport.close(),
  };
}

/** An envelope without a usable recipient, or a recipient who is refused with a code of 500 and above (RFC 5321, 4.2.1). */
export const isPermanent = ({ code, responseCode }: { code?: string; responseCode?: number }): boolean =>
  code === 'EENVELOPE' && (responseCode === undefined || responseCode >= 500);

/** Where a gateway of messages to phones takes them as mail: `84912345678@DOMAIN`. Null for what is no telephone number, and for a landline. */
export function phoneAddress(phone: string | null | undefined, domain: string): string | null {
  const number = phone && normalisePhone(phone);
  return number && domain && !isLandline(number) ? `${number.slice(1)}@${domain}` : null;
}
