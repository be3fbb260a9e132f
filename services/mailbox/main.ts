/** The mailbox: takes every mail by SMTP, keeps it as a file, shows it on a page. For development and tests only. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { port, readEnvironment, text } from '@so-tiem/platform/configuration/environment';
import { close, listen, sendJson } from '@so-tiem/platform/http/server';
import { runProcess } from '@so-tiem/platform/process/process';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { mailboxPage, type ShownMail } from './mailboxPage.ts';

const MAX_MAIL_BYTES = 20_000_000;
const SHOWN = 200;

await runProcess('mailbox', async () => {
  const environment = readEnvironment({
    PORT: port(4011),
    SMTP_PORT: port(4012),
    HOST: text('127.0.0.1'),
    MAILBOX_FOLDER: text('.data/mailbox'),
  });
  const folder = environment.MAILBOX_FOLDER;
  await mkdir(folder, { recursive: true });

  const arrived = await arrivedIn(folder);
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: MAX_MAIL_BYTES,
    /** Nobody lives in `.invalid` (RFC 2606): what a refusal comes to can be seen. */
    onRcptTo({ address }, _session, done) {
      const nobody = Object.assign(new Error('nobody of this name'), { responseCode: 550 });
      done(address.endsWith('.invalid') ? nobody : null);
    },
    onData(stream, _session, done) {
      keep(folder, arrived, stream).then(() => done(), done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    smtp.once('error', reject);
    smtp.listen(environment.SMTP_PORT, environment.HOST, resolve);
  });

  const server = await listen(
    async (_request, response, url) => {
      if (url.pathname === '/health' || url.pathname === '/ready') return sendJson(response, 200, { status: 'ok' });
      const mails = await latest(folder);
      if (url.pathname === '/messages') return sendJson(response, 200, mails);
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
        })
        .end(mailboxPage(mails));
    },
    environment.PORT,
    environment.HOST,
  );

  return async () => {
    await close(server);
    await new Promise<void>((done) => smtp.close(done));
  };
});

/**
 * A mail is acknowledged once it is on the disk. One that is there already, as its id says, is not kept again: its sender died
 * before they had heard that it arrived.
 */
async function keep(folder: string, arrived: Set<string>, stream: AsyncIterable<Buffer>): Promise<void> {
  const part = join(folder, `${randomUUID()}.part`);
  const file = await open(part, 'wx');
  try {
    for await (const chunk of stream) await file.write(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
  const { messageId = part } = await simpleParser(await readFile(part));
  const digest = createHash('sha256').update(messageId).digest('hex').slice(0, 32);
  if (arrived.has(digest)) return await rm(part);
  arrived.add(digest);
  await rename(part, join(folder, `${Date.now()}-${digest}.eml`));
}

/** By the names of their files. */
async function arrivedIn(folder: string): Promise<Set<string>> {
  return new Set((await readdir(folder)).flatMap((name) => /-([0-9a-f]{32})\.eml$/.exec(name)?.[1] ?? []));
}

async function latest(folder: string): Promise<ShownMail[]> {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .reverse()
    .slice(0, SHOWN);
  return await Promise.all(
    names.map(async (name) => {
      const mail = await simpleParser(await readFile(join(folder, name)));
      const to = Array.isArray(mail.to) ? mail.to.map((address) => address.text).join(', ') : (mail.to?.text ?? '');
      return {
        id: mail.messageId ?? name,
        from: mail.from?.text ?? '',
        to,
        subject: mail.subject ?? '',
        text: mail.text ?? '',
        at: new Date(Number(name.split('-')[0])).toISOString(),
      };
    }),
  );
}
