/** Adding a focal contact to a site. */
import { randomUUID } from 'node:crypto';
import { calendarDate, dateInVietNam } from '@so-tiem/platform/calendar';
import { notFound } from '@so-tiem/platform/errors';
import { idempotencyKey, once } from '@so-tiem/platform/idempotency';
import type { Identity } from '@so-tiem/platform/identity';
import { email, phone } from '@so-tiem/platform/phone';
import { requireRight, requireTerritory } from '@so-tiem/platform/rights';
import { territoryOfSite } from '@so-tiem/platform/territory';
import { inTransaction } from '@so-tiem/platform/transaction';
import { line, optionalLine, parseInput } from '@so-tiem/platform/userErrors';
import { z } from 'zod';
import { recordChange } from '../model/change.ts';
import type { ContactRecord } from '../model/contact.ts';
import type { Store } from '../model/store.ts';
import { RESPONSIBILITIES } from '../rules/responsibilities.ts';

const input = z.object({
  idempotencyKey,
  siteCode: z.string(),
  fullName: line(100),
  title: line(100),
  department: optionalLine(100),
  mobilePhone: phone,
  email,
  responsibilities: z.array(z.enum(RESPONSIBILITIES)).min(1, 'at least one'),
  validFrom: calendarDate.nullish(),
});

export async function addContact(store: Store, identity: Identity, raw: unknown): Promise<ContactRecord> {
  const staff = requireRight(identity, 'contact:change');
  const { validFrom, ...fields } = parseInput(input, raw);
  if (!(await store.sites.exists({ _id: fields.siteCode }))) throw notFound('siteCode', 'no such site');
  requireTerritory(staff, territoryOfSite(fields.siteCode));

  const contact: ContactRecord = {
    _id: randomUUID(),
    ...fields,
    validFrom: validFrom ?? dateInVietNam(new Date()),
    validTo: null,
    version: 1,
  };
  return await once(
    async () => await store.contacts.findOne({ idempotencyKey: fields.idempotencyKey }).lean(),
    async () => {
      await inTransaction(store.connection, async (session) => {
        await store.contacts.create([contact], { session });
        await recordChange(store.connection, session, {
          subject: contact._id,
          by: staff.id,
          byName: staff.name,
          at: new Date(),
          change: 'addContact',
          before: null,
          after: contact,
        });
      });
      return contact;
    },
  );
}
