/** A contact confirms their own entry, or says that it is wrong, by the link that was mailed to them. */
import { randomBytes } from 'node:crypto';
import { requirePermission } from '@so-tiem/platform/authorization/permissions';
import { forbidden, notFound } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import { contactActorId } from '@so-tiem/platform/identity/actor';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { isWithin } from '@so-tiem/platform/identity/territory';
import { mailJob } from '@so-tiem/platform/jobs/mailJob';
import { digestOf } from '@so-tiem/platform/storage/encryption/digest';
import { inTransaction } from '@so-tiem/platform/storage/transaction';
import { z } from 'zod';
import type { ConfirmByLinkInput, DisputeByLinkInput, SendConfirmationsInput } from '../generated/schema.ts';
import { confirmationMail } from '../mail/confirmationMail.ts';
import { staleSubject } from '../model/change.ts';
import { type ContactRecord, notEnded, today } from '../model/contact.ts';
import type { Store } from '../model/store.ts';
import { writeContacts } from '../repository/writeContacts.ts';
import { pathOfPlace, territoryOfPath } from '../rules/offices.ts';

const LINK_DAYS = 30;
const MAX_AT_ONCE = 100;

const asked = z.strictObject({ ids: z.array(z.string()).min(1, 'at least one').max(MAX_AT_ONCE, `at most ${MAX_AT_ONCE}`) });
const answer = z.strictObject({ token: z.string().max(200), version: z.int() });
const dispute = answer.extend({ note: line(500) });

/**
 * Mails each contact a link. Whose address is malformed gets none.
 * @param publicUrl where the portal is
 * @returns how many mails are on their way
 */
export async function sendConfirmations(store: Store, identity: Identity, publicUrl: string, raw: SendConfirmationsInput): Promise<number> {
  const staff = requirePermission(identity, 'contact:change');
  const { ids } = parseInput(asked, raw);
  const contacts = await store.contacts.find({ _id: { $in: ids }, ...notEnded(today()) }).lean();
  if (contacts.length < new Set(ids).size) throw notFound('ids', 'no such contact among them');
  const places = contacts.map(({ place }) => territoryOfPath(pathOfPlace(place)));
  if (places.some((place) => !isWithin(place, staff.unit))) throw forbidden(`outside of the territory of ${staff.unit.code}`);

  const reachable = contacts.filter(({ problems }) => !problems.includes('EMAIL_MALFORMED'));
  const offices = await store.offices.find({ _id: { $in: reachable.map(({ officeCode }) => officeCode) } }).lean();
  await inTransaction(store.connection, async (session) => {
    for (const contact of reachable) {
      const token = randomBytes(24).toString('base64url');
      const expiresAt = new Date(Date.now() + LINK_DAYS * 86_400_000);
      await store.links.create([{ _id: digestOf(token), contactId: contact._id, expiresAt }], { session });
      const office = offices.find(({ _id }) => _id === contact.officeCode)?.name ?? contact.officeCode;
      const link = `${publicUrl}/xac-nhan-dau-moi/${token}`;
      await store.outbox.add(session, mailJob(confirmationMail({ contact, office, link, days: LINK_DAYS, id: digestOf(token) })));
    }
  });
  return reachable.length;
}

/** The contact behind a link; null when the link is unknown, too old, or the contact is over. */
export async function contactByLink(store: Store, token: string): Promise<ContactRecord | null> {
  const link = await store.links.findOne({ _id: digestOf(token.slice(0, 200)), expiresAt: { $gt: new Date() } }).lean();
  return link ? await store.contacts.findOne({ _id: link.contactId, ...notEnded(today()) }).lean() : null;
}

export async function confirmByLink(store: Store, raw: ConfirmByLinkInput): Promise<ContactRecord> {
  const { token, version } = parseInput(answer, raw);
  return await answerLink(store, token, version, 'confirmByLink', ({ _id, fullName }) => ({
    confirmedAt: new Date(),
    confirmedById: contactActorId(_id),
    confirmedBy: fullName,
    problems: [],
  }));
}

/** It stays as it is, marked, until it is changed or confirmed. */
export async function disputeByLink(store: Store, raw: DisputeByLinkInput): Promise<ContactRecord> {
  const { token, version, note } = parseInput(dispute, raw);
  return await answerLink(store, token, version, 'disputeByLink', () => ({ problems: ['DISPUTED'] }), note);
}

async function answerLink(
  store: Store,
  token: string,
  version: number,
  change: string,
  fieldsOf: (contact: ContactRecord) => Partial<ContactRecord>,
  note?: string,
): Promise<ContactRecord> {
  const before = await contactByLink(store, token);
  if (!before) throw notFound('token', 'no such link, or it is too old');
  if (before.version !== version) throw await staleSubject(store.connection, before._id, before.version);
  const after = { ...before, ...fieldsOf(before) };
  const by = { id: contactActorId(before._id), name: before.fullName };
  const [contact] = await writeContacts(store, by, [{ change, before, after, ...(note ? { note } : {}) }]);
  return contact as ContactRecord;
}
