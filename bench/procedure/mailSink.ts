/** A mail server that takes everything and remembers which message came when, and how often. */
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface MailSink {
  /** When each message arrived, by its id: once, unless it was sent twice. */
  arrived: Map<string, number[]>;
  close: () => Promise<void>;
}

export async function openMailSink(port: number): Promise<MailSink> {
  const arrived = new Map<string, number[]>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _, done) {
      simpleParser(stream).then(({ messageId = '' }) => {
        arrived.set(messageId, [...(arrived.get(messageId) ?? []), Date.now()]);
        done();
      }, done);
    },
  });
  await new Promise<void>((ready) => server.listen(port, '127.0.0.1', ready));
  return { arrived, close: () => new Promise((done) => server.close(() => done())) };
}
