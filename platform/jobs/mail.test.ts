import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from '@jest/globals';
import { createLogger } from '../configuration/logging.ts';
import { createMailer, isPermanent, type Message, Undeliverable } from './mail.ts';
import { sendMail } from './mailJob.ts';

const message = { id: 'x.1', to: 'nobody', subject: 'x', text: 'x' };
const send = (error: Error) =>
  sendMail({ send: () => Promise.reject(error), close: () => {} }, createLogger('test', { write: () => {} } as never))(message);

test.each([
  [{ code: 'EENVELOPE' }, true],
  [{ code: 'EENVELOPE', responseCode: 550 }, true],
  [{ code: 'EENVELOPE', responseCode: 451 }, false],
  [{ code: 'ECONNECTION' }, false],
])('%j is permanent: %s', (error, permanent) => {
  expect(isPermanent(error)).toBe(permanent);
});

test('what no server takes is given up; what may arrive later is tried again', async () => {
  await expect(send(new Undeliverable('No recipients defined'))).resolves.toBeUndefined();
  await expect(send(new Error('Connection refused'))).rejects.toThrow('Connection refused');
});

/** As a mail server hears it (RFC 5321). */
async function sent(...messages: Message[]): Promise<string> {
  let heard = '';
  const server = createServer((socket) => {
    socket.write('220 here\r\n');
    let inData = false;
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      heard += text;
      if (inData && !text.endsWith('\r\n.\r\n')) return;
      const begins = !inData && /^DATA/im.test(text);
      socket.write(begins ? '354 go on\r\n' : '250 ok\r\n');
      inData = begins;
    });
    socket.on('error', () => {});
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const mailer = createMailer(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, 'Sổ Tiêm <khong-tra-loi@so-tiem.example>');
  for (const each of messages) await mailer.send(each);
  mailer.close();
  server.close();
  return heard.replace(/\r\n[ \t]+/g, ' ');
}

test('a mail says that no person wrote it, so that no other machine answers', async () => {
  const heard = await sent({ ...message, to: 'kiet@thu.example' });
  for (const header of ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All', 'Precedence: bulk'])
    expect(heard).toContain(header);
  expect(heard).toContain('Message-ID: <x.1@so-tiem.example>');
});

test('mails of one complaint are one thread, which its first one begins', async () => {
  const to = 'kiet@thu.example';
  const heard = await sent(
    { ...message, id: 'receipt.7', to, thread: 'receipt.7' },
    { ...message, id: 'decision.7', to, thread: 'receipt.7' },
  );
  expect(heard.match(/^References: <receipt\.7@so-tiem\.example>/gim)).toHaveLength(1);
  expect(heard.match(/^In-Reply-To: <receipt\.7@so-tiem\.example>/gim)).toHaveLength(1);
});
