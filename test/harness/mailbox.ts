/** Waits for a mail in the system's mailbox. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface Mail {
  to: string;
  subject: string;
  text: string;
  /** When it was received, ISO 8601. */
  at: string;
}

const WITHIN_MS = 20_000;

/** The newest one that fits. @throws Error when none comes in time */
export async function mailThat(mailbox: string, fits: (mail: Mail) => boolean): Promise<Mail> {
  for (const until = Date.now() + WITHIN_MS; Date.now() < until; await sleep(100)) {
    const found = ((await (await fetch(`${mailbox}/messages`)).json()) as Mail[]).find(fits);
    if (found) return found;
  }
  throw new Error('no such mail');
}
