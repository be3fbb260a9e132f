/** An activation code reaches its owner by mail; where no address is on record, their administrator hands it over. */
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import type { ClientSession } from 'mongoose';
import { activationCodeMail } from '../mail/activationCodeMail.ts';
import type { AccountRecord } from '../model/account.ts';
import type { Store } from '../model/store.ts';
import { activationCodeUntil, digestOfActivationCode, newActivationCode } from '../rules/activationCode.ts';

export interface AccountWithCode {
  account: AccountRecord;
  /** To be handed over, shown once; null when it was mailed. */
  code: string | null;
}

/** Part of a transaction. */
export async function deliverActivationCode(
  { outbox }: Store,
  session: ClientSession,
  account: Pick<AccountRecord, 'username' | 'name' | 'email'>,
  consoleUrl: string,
): Promise<{ code: string | null; activationCode: AccountRecord['activationCode'] }> {
  const code = newActivationCode();
  const activationCode = { digest: digestOfActivationCode(code), until: activationCodeUntil(new Date()) };
  await outbox.add(session, mailJob(activationCodeMail(account, code, consoleUrl)));
  return { code: account.email ? null : code, activationCode };
}
