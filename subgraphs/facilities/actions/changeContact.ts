/** Changing a focal contact, ending their validity, confirming that all of it is right. */

import { invalid } from '@so-tiem/platform/errors/errors';
import { line, parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity, Staff } from '@so-tiem/platform/identity/identity';
import { calendarDate } from '@so-tiem/platform/inputs/calendar';
import { omitNullish } from '@so-tiem/platform/inputs/omitNullish';
import { email, optional, phone } from '@so-tiem/platform/inputs/phone';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { z } from 'zod';
import type { ChangeContactInput, ConfirmContactInput, RetireContactInput } from '../generated/schema.ts';
import { staleSubject } from '../model/change.ts';
import { type ContactRecord, today } from '../model/contact.ts';
import type { Store } from '../model/store.ts';
import { contactToChange, writeContacts } from '../repository/writeContacts.ts';
import { responsibilities } from '../rules/contactInput.ts';
import { NEVER } from '../rules/offices.ts';

const which = z.strictObject(versioned);
const fields = z.strictObject({
  fullName: line(100).nullish(),
  title: line(100).nullish(),
  department: line(100).nullish(),
  mobilePhone: optional(phone),
  email: optional(email),
  responsibilities: responsibilities.nullish(),
  validFrom: calendarDate.nullish(),
  validTo: calendarDate.nullish(),
});

const REACHED_BY = ['fullName', 'mobilePhone', 'email'] as const;

/** What was disputed is settled by a change. A confirmation stays unless it spoke of another person, number or address. */
export async function changeContact(store: Store, identity: Identity, raw: ChangeContactInput): Promise<ContactRecord> {
  const { id, version, ...wanted } = parseInput(which.extend(fields.shape), raw);
  return await replaceContact(store, identity, { id, version }, 'changeContact', (_, before) => {
    const fields = omitNullish(wanted);
    const another = REACHED_BY.some((name) => fields[name] !== undefined && fields[name] !== before[name]);
    return { ...fields, problems: [], ...(another ? { confirmedAt: NEVER, confirmedById: null, confirmedBy: null } : {}) };
  });
}

export async function retireContact(store: Store, identity: Identity, raw: RetireContactInput): Promise<ContactRecord> {
  return await replaceContact(store, identity, parseInput(which, raw), 'retireContact', () => ({ validTo: today() }));
}

/** A member of staff has spoken with them. */
export async function confirmContact(store: Store, identity: Identity, raw: ConfirmContactInput): Promise<ContactRecord> {
  return await replaceContact(store, identity, parseInput(which, raw), 'confirmContact', ({ id, name }) => ({
    confirmedAt: new Date(),
    confirmedById: id,
    confirmedBy: name,
    problems: [],
  }));
}

async function replaceContact(
  store: Store,
  identity: Identity,
  { id, version }: z.output<typeof which>,
  change: string,
  fieldsBy: (staff: Pick<Staff, 'id' | 'name'>, before: ContactRecord) => Partial<ContactRecord>,
): Promise<ContactRecord> {
  const { staff, contact: before } = await contactToChange(store, identity, id);
  if (before.version !== version) throw await staleSubject(store.connection, id, before.version);
  const after = { ...before, ...fieldsBy(staff, before) };
  if (after.validTo && after.validTo < after.validFrom) throw invalid('validTo', 'before the first day');
  const [contact] = await writeContacts(store, staff, [{ change, before, after }]);
  return contact as ContactRecord;
}
