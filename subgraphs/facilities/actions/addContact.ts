/** Adding a focal contact to an office. */
import { randomUUID } from 'node:crypto';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { calendarDate } from '@so-tiem/platform/inputs/calendar';
import { asMade, idempotencyKey, once } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import type { AddContactInput } from '../generated/schema.ts';
import { type ContactRecord, today } from '../model/contact.ts';
import type { OfficeRecord } from '../model/office.ts';
import type { Store } from '../model/store.ts';
import { officeToChange, writeContacts } from '../repository/writeContacts.ts';
import { personFields, responsibilities } from '../rules/contactInput.ts';
import { contactPath, NEVER } from '../rules/offices.ts';

const input = z.strictObject({
  idempotencyKey,
  officeCode: z.string(),
  ...personFields,
  responsibilities,
  validFrom: calendarDate.nullish(),
});

export async function addContact(store: Store, identity: Identity, raw: AddContactInput): Promise<ContactRecord> {
  const { officeCode, ...fields } = parseInput(input, raw);
  const { staff, office } = await officeToChange(store, identity, officeCode, 'officeCode');
  return await once(
    fields.idempotencyKey,
    async (same) => asMade(await store.contacts.findOne({ idempotencyKey: same }).lean()),
    async () => {
      const after = newContact(office, { ...fields, validFrom: fields.validFrom ?? today() });
      const [contact] = await writeContacts(store, staff, [{ change: 'addContact', before: null, after }]);
      return contact as ContactRecord;
    },
  );
}

type Given = Pick<
  ContactRecord,
  'fullName' | 'title' | 'department' | 'mobilePhone' | 'email' | 'responsibilities' | 'validFrom' | 'idempotencyKey'
>;

export function newContact(
  { _id: officeCode, path }: Pick<OfficeRecord, '_id' | 'path'>,
  given: Given & { validTo?: string | null },
): ContactRecord {
  const _id = randomUUID();
  const unconfirmed = { confirmedAt: NEVER, confirmedById: null, confirmedBy: null, problems: [], suffixes: [], version: 0 };
  return { _id, officeCode, place: contactPath(path, _id), validTo: null, ...given, ...unconfirmed };
}
