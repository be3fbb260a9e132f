/** Places that anchors are brought to: a folder, an address on the web, a mailbox. */
import { mkdir, open } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import type { Outbox } from '@so-tiem/platform/jobs/outbox';
import { digestOf } from '@so-tiem/platform/storage/encryption/digest';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import type { Connection } from 'mongoose';
import type { Anchor } from '../rules/anchor.ts';

/** In each folder: an anchor a line, JSON. Nothing is ever taken out of it. */
export const ANCHORS_FILE = 'anchors.jsonl';
const TIMEOUT_MS = 15_000;

export interface AnchorPlace {
  /** The same for the same place, whatever the environment's order; says nothing of an address's secrets. */
  name: string;
  /** @throws when the anchor does not arrive */
  bring: (anchor: Anchor) => Promise<void>;
}

/** @param text one place: `/folder`, `https://address`, `mailto:person@address` @throws Error for what is none of them */
export function anchorPlace(text: string, parts: { outbox: Outbox; connection: Connection }): AnchorPlace {
  return { name: digestOf(text), bring: wayTo(text, parts) };
}

function wayTo(text: string, { outbox, connection }: { outbox: Outbox; connection: Connection }): AnchorPlace['bring'] {
  if (isAbsolute(text)) return (anchor) => addTo(text, anchor);
  if (text.startsWith('mailto:'))
    return (anchor) => inTransaction(connection, (session) => mailTo(text.slice('mailto:'.length), anchor, outbox, session));
  if (/^https?:\/\//.test(text)) return (anchor) => postTo(text, anchor);
  throw new Error(`AUDIT_ANCHOR: ${text} is no folder (/…), no address (https://…) and no mailbox (mailto:…)`);
}

async function addTo(folder: string, anchor: Anchor): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await open(join(folder, ANCHORS_FILE), 'a');
  try {
    await file.write(`${JSON.stringify(anchor)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function postTo(address: string, anchor: Anchor): Promise<void> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(anchor),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`${new URL(address).host} does not take the anchor (${answer.status})`);
}

async function mailTo(to: string, anchor: Anchor, outbox: Outbox, session: Parameters<Outbox['add']>[0]): Promise<void> {
  const message = {
    id: `anchor.${anchor.number}.${Date.parse(anchor.at)}`,
    to,
    subject: `Sổ Tiêm: nhật ký có ${anchor.number.toLocaleString('vi')} mục`,
    text: [
      'Xin giữ thư này. Khi cần chứng minh nhật ký không bị cắt hay xoá, dòng dưới đây là bằng chứng (npm run audit:verify -- --anchors TỆP).',
      '',
      JSON.stringify(anchor),
    ].join('\n'),
  };
  await outbox.add(session, mailJob(message));
}
