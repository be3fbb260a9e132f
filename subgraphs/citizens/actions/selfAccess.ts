/**
 * A person sees their own record: they say who they are, a code goes to the phone or the address on record, and the code
 * opens the record for a while. Whether anybody fits is told by the code alone.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { failure, invalid } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import { dateOfBirth } from '@so-tiem/platform/inputs/calendar';
import { normalisePhone } from '@so-tiem/platform/inputs/phone';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import { numberSuffix } from '@so-tiem/platform/search/searchText';
import { digestOf } from '@so-tiem/platform/storage/encryption/digest';
import { keyring } from '@so-tiem/platform/storage/encryption/keyring';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { sameName } from '@so-tiem/platform/values/plainText';
import { readIdentityNumber } from '@so-tiem/platform/values/readNumber';
import { z } from 'zod';
import type { OpenMyRecordInput, RequestAccessCodeInput } from '../generated/schema.ts';
import type { AccessLimits } from '../limits/accessLimits.ts';
import { accessCodeMessage } from '../mail/accessCodeMessage.ts';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { survivingRecord } from '../queries/survivingRecord.ts';
import { CODE_MINUTES, CODE_TRIES, minutesFrom, newCode, OPEN_MINUTES } from '../rules/accessCode.ts';

const asked = z.strictObject({ fullName: line(100), dateOfBirth, gender: z.enum(['MALE', 'FEMALE']), number: line(40) });
const answered = z.strictObject({ challenge: z.string().max(100), code: line(20) });
const MAX_RECORDS = 20;
/** How soon the answer comes does not show whether a person fits. */
const ANSWERED_AFTER_MS = 250;

/** @param smsDomain where a message to a phone goes by mail: `84912345678@` this domain */
export async function requestAccessCode(
  store: Store,
  limits: AccessLimits,
  smsDomain: string,
  raw: RequestAccessCodeInput,
): Promise<string> {
  const person = parseInput(asked, raw);
  const number = readIdentityNumber(person.number);
  await limits.ask(keyring().lookup('asked', normalisePhone(person.number) ?? number));
  const now = new Date();
  const answeredAt = sleep(ANSWERED_AFTER_MS);

  const found = await fitting(store, person, number);
  const citizen = found && (await limits.maySend(found._id)) ? found : null;
  const [challenge, code] = [randomUUID(), newCode()];
  await inTransaction(store.connection, async (session) => {
    const record = { _id: challenge, citizenId: citizen?._id ?? null, digest: digestOf(challenge, code) };
    await store.accessCodes.create([{ ...record, at: now, tries: 0, usedAt: null, expiresAt: minutesFrom(now, CODE_MINUTES) }], {
      session,
    });
    const message = citizen && accessCodeMessage(citizen, { challenge, code, minutes: CODE_MINUTES, smsDomain });
    if (citizen) await store.trail.changed(session, { action: 'ownRecord.CODE_SENT', subjects: [`citizen:${citizen._id}`] });
    await store.outbox.add(session, mailJob(message ?? null));
  });
  await answeredAt;
  return challenge;
}

/** All that was said must fit one record; the verified one where several do. */
async function fitting(store: Store, person: z.output<typeof asked>, number: string): Promise<CitizenRecord | null> {
  const { citizens } = store;
  const phone = normalisePhone(person.number);
  const found = (
    await Promise.all([
      citizens
        .find({ numbers: numberSuffix(number) })
        .hint('numbers')
        .limit(MAX_RECORDS)
        .lean(),
      phone ? citizens.find({ phone }).hint('phone_1').limit(MAX_RECORDS).lean() : [],
    ])
  ).flat();
  const all = found.filter(
    (citizen) =>
      citizen.dateOfBirth === person.dateOfBirth && citizen.gender === person.gender && sameName(citizen.fullName, person.fullName),
  );
  return await survivingRecord(store, all.find(({ identityStatus }) => identityStatus === 'VERIFIED') ?? all[0] ?? null);
}

/** @throws DomainError naming `code`: wrong, used, too old or tried too often, whichever */
export async function openMyRecord(
  store: Store,
  limits: AccessLimits,
  raw: OpenMyRecordInput,
): Promise<{ token: string; expiresAt: Date }> {
  const { challenge, code } = parseInput(answered, raw);
  await limits.answer();
  const now = new Date();
  const sent = await store.accessCodes
    .findOneAndUpdate({ _id: challenge, usedAt: null, expiresAt: { $gt: now }, tries: { $lt: CODE_TRIES } }, { $inc: { tries: 1 } })
    .lean();
  if (!sent) throw failure('WRONG_STATE', 'code', 'no longer good; ask for another');
  if (!sent.citizenId || sent.digest !== digestOf(challenge, code.replace(/\D/g, ''))) throw invalid('code', 'not this code');
  const { modifiedCount } = await store.accessCodes.updateOne({ _id: challenge, usedAt: null }, { $set: { usedAt: now } });
  if (!modifiedCount) throw failure('WRONG_STATE', 'code', 'used already');
  const token = randomBytes(24).toString('base64url');
  const expiresAt = minutesFrom(now, OPEN_MINUTES);
  const { citizenId } = sent;
  await inTransaction(store.connection, async (session) => {
    await store.opened.create([{ _id: digestOf(token), citizenId, expiresAt }], { session });
    await store.trail.changed(session, { action: 'ownRecord.OPENED', subjects: [`citizen:${citizenId}`] });
  });
  return { token, expiresAt };
}

/** The record that a token opens; null when it is none, or too old. */
export async function ownRecord(store: Store, token: string): Promise<CitizenRecord | null> {
  const opened = await store.opened.findOne({ _id: digestOf(token.slice(0, 200)), expiresAt: { $gt: new Date() } }).lean();
  return opened ? await survivingRecord(store, await store.citizens.findById(opened.citizenId).lean()) : null;
}
