/** Handing over: all that one person is responsible for, wherever, becomes another's. */

import { invalid } from '@so-tiem/platform/errors/errors';
import { parseInput } from '@so-tiem/platform/errors/userErrors';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { isWithin } from '@so-tiem/platform/identity/territory';
import { calendarDate } from '@so-tiem/platform/inputs/calendar';
import { versioned } from '@so-tiem/platform/inputs/versioned';
import { idempotencyKey, once, type sameKey } from '@so-tiem/platform/storage/idempotency';
import { z } from 'zod';
import type { HandOverContactsInput } from '../generated/schema.ts';
import { staleSubject } from '../model/change.ts';
import { type ContactRecord, notEnded, today } from '../model/contact.ts';
import type { Store } from '../model/store.ts';
import { type ContactChange, contactToChange, writeContacts } from '../repository/writeContacts.ts';
import { personFields } from '../rules/contactInput.ts';
import { pathOfPlace, territoryOfPath } from '../rules/offices.ts';
import { newContact } from './addContact.ts';

/** The most offices that one person is a contact of. */
const MAX_CONTACTS = 200;
const input = z.strictObject({ idempotencyKey, ...versioned, on: calendarDate.nullish(), to: z.strictObject(personFields) });

/**
 * The person is who has the contact's name and number. Their contacts end the day before, the other's begin that day; in
 * offices outside of the caller's territory nothing changes.
 * @returns the other person's contacts
 */
export async function handOverContacts(store: Store, identity: Identity, raw: HandOverContactsInput): Promise<ContactRecord[]> {
  const asked = parseInput(input, raw);
  const made = async (same: ReturnType<typeof sameKey>) => {
    const contacts = await store.contacts.find({ idempotencyKey: same }).limit(MAX_CONTACTS).lean();
    return contacts[0] ? { key: contacts[0].idempotencyKey, result: contacts } : null;
  };
  return await once(asked.idempotencyKey, made, () => handOver(store, identity, asked));
}

async function handOver(
  store: Store,
  identity: Identity,
  { id, version, to, on, idempotencyKey: key }: z.output<typeof input>,
): Promise<ContactRecord[]> {
  const { staff, contact } = await contactToChange(store, identity, id);
  if (contact.version !== version) throw await staleSubject(store.connection, id, contact.version);
  if (to.mobilePhone === contact.mobilePhone) throw invalid('to.mobilePhone', 'the same person');
  const day = on ?? today();
  if (day < today()) throw invalid('on', 'in the past');

  const { fullName, mobilePhone } = contact;
  const theirs = await store.contacts
    .find({ mobilePhone, fullName, ...notEnded(today()) })
    .limit(MAX_CONTACTS)
    .lean();
  const changes = theirs
    .filter(({ place }) => isWithin(territoryOfPath(pathOfPlace(place)), staff.unit))
    .flatMap((before, i): ContactChange[] => {
      const office = { _id: before.officeCode, path: pathOfPlace(before.place) };
      const { responsibilities } = before;
      const [, validFrom = day] = [before.validFrom, day].sort();
      return [
        { change: 'handOverContacts', note: to.fullName, before, after: { ...before, validTo: dayBefore(day, before) } },
        {
          change: 'handOverContacts',
          note: fullName,
          before: null,
          after: newContact(office, { ...to, responsibilities, validFrom, idempotencyKey: `${key}:${i}` }),
        },
      ];
    });
  const written = await writeContacts(store, staff, changes);
  return written.filter(({ idempotencyKey: own }) => own.startsWith(`${key}:`));
}

/** Their last day; a contact that had not begun by then never does, and ends on its first day. */
function dayBefore(day: string, { validFrom }: ContactRecord): string {
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  return before < validFrom ? validFrom : before;
}
