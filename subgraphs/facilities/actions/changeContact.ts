/** Changing a focal contact, or ending their validity. */
import { dateInVietNam } from '@so-tiem/platform/calendar';
import { notFound } from '@so-tiem/platform/errors';
import { given } from '@so-tiem/platform/given';
import type { Identity } from '@so-tiem/platform/identity';
import { email, optional, phone } from '@so-tiem/platform/phone';
import { requireRight, requireTerritory } from '@so-tiem/platform/rights';
import { territoryOfSite } from '@so-tiem/platform/territory';
import { inTransaction } from '@so-tiem/platform/transaction';
import { line, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import { recordChange, staleSubject } from '../model/change.ts';
import type { ContactRecord } from '../model/contact.ts';
import type { Store } from '../model/store.ts';
import { RESPONSIBILITIES } from '../rules/responsibilities.ts';

const which = z.object({ id: z.string(), version: z.int() });
const fields = z.object({
  fullName: line(100).nullish(),
  title: line(100).nullish(),
  department: line(100).nullish(),
  mobilePhone: optional(phone),
  email: optional(email),
  responsibilities: z.array(z.enum(RESPONSIBILITIES)).min(1, 'at least one').nullish(),
});

export async function changeContact(store: Store, identity: Identity, raw: unknown): Promise<ContactRecord> {
  const { id, version, ...wanted } = parseInput(which.extend(fields.shape), raw);
  return await replaceContact(store, identity, { id, version, change: 'changeContact', fields: given(wanted) });
}

export async function retireContact(store: Store, identity: Identity, raw: unknown): Promise<ContactRecord> {
  const { id, version } = parseInput(which, raw);
  return await replaceContact(store, identity, { id, version, change: 'retireContact', fields: { validTo: dateInVietNam(new Date()) } });
}

async function replaceContact(
  store: Store,
  identity: Identity,
  { id, version, change, fields }: { id: string; version: number; change: string; fields: Partial<ContactRecord> },
): Promise<ContactRecord> {
  const staff = requireRight(identity, 'contact:change');
  const before = await store.contacts.findById(id).lean();
  if (!before) throw notFound('id', 'no such contact');
  requireTerritory(staff, territoryOfSite(before.siteCode));

  const after = { ...before, ...fields, version: version + 1 };
  return await inTransaction(store.connection, async (session) => {
    const { modifiedCount } = await store.contacts.replaceOne({ _id: id, version }, after, { session });
    if (!modifiedCount) {
      const now = await store.contacts.findById(id).lean();
      throw await staleSubject(store.connection, id, now?.version ?? 0);
    }
    await recordChange(store.connection, session, { subject: id, by: staff.id, byName: staff.name, at: new Date(), change, before, after });
    return after;
  });
}
