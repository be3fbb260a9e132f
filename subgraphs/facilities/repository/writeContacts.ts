/**
 * The one way in which contacts change: each from the version that was read to the next, with its history entry, what the
 * office's contacts then come to, and who else has the same number, in one transaction.
 */

import { requirePermission, requireTerritory } from '@so-tiem/platform/authorization/permissions';
import { isDuplicateKey, notFound } from '@so-tiem/platform/errors/errors';
import { actingStaff, type Identity, type Staff } from '@so-tiem/platform/identity/identity';
import { DeferredError, inTransaction } from '@so-tiem/platform/storage/transaction';
import type { ClientSession } from 'mongoose';
import { recordChange, staleSubject } from '../model/change.ts';
import { type ContactRecord, notEnded, OF_OFFICE, today, validOn } from '../model/contact.ts';
import type { OfficeRecord } from '../model/office.ts';
import type { Store } from '../model/store.ts';
import { contactSuffixes, malformed, SHARED_BY } from '../rules/contactInput.ts';
import { summaryOf, territoryOfPath } from '../rules/offices.ts';

export interface ContactChange {
  /** Name of the action, for the history. */
  change: string;
  before: ContactRecord | null;
  after: ContactRecord;
  note?: string;
}

/** The office, if the caller may change its contacts. @throws DomainError naming the field, or FORBIDDEN */
export async function officeToChange(store: Store, identity: Identity, code: string, field: string) {
  const staff = requirePermission(identity, 'contact:change');
  const office = await store.offices.findById(code).lean();
  if (!office) throw notFound(field, 'no such office');
  requireTerritory(staff, territoryOfPath(office.path));
  return { staff, office };
}

/** @throws DomainError naming `id`, or FORBIDDEN */
export async function contactToChange(store: Store, identity: Identity, id: string): Promise<{ staff: Staff; contact: ContactRecord }> {
  const contact = await store.contacts.findById(id).lean();
  if (!contact || !actingStaff(identity)) throw notFound('id', 'no such contact');
  const { staff } = await officeToChange(store, identity, contact.officeCode, 'id');
  return { staff, contact };
}

/**
 * @param also further writes of the same transaction
 * @throws DomainError STALE when a contact is no longer what was read
 */
export async function writeContacts(
  store: Store,
  by: Staff | { id: string; name: string },
  changes: readonly ContactChange[],
  also?: (session: ClientSession) => Promise<void>,
): Promise<ContactRecord[]> {
  const written = changes.map(({ before, after }) => ({
    ...after,
    version: (before?.version ?? 0) + 1,
    suffixes: contactSuffixes(after),
    problems: [...malformed(after), ...after.problems.filter((problem) => problem === 'DISPUTED')],
  }));
  const touched = changes.flatMap(({ before, after }) => [before, after]).filter((contact) => contact !== null);
  await inTransaction(store.connection, async (session) => {
    for (const [i, { before, change, note }] of changes.entries()) {
      const after = written[i];
      if (!after) continue;
      await write(store, session, before, after);
      const subject = { subject: after._id, by: by.id, byName: by.name, at: new Date(), change, note: note ?? null };
      const on = 'role' in by ? by : undefined;
      await recordChange(store, session, { ...subject, before, after }, { kind: 'contact', on });
    }
    await markShared(store, session, 'mobilePhone', 'PHONE_SHARED', touched);
    await markShared(store, session, 'email', 'EMAIL_SHARED', touched);
    await refreshOffices(store, session, [...new Set(touched.map(({ officeCode }) => officeCode))]);
    await also?.(session);
  }).finally(() => {
    for (const { officeCode } of touched) store.knownOffices.forget(officeCode);
  });
  const stored = await store.contacts.find({ _id: { $in: written.map(({ _id }) => _id) } }).lean();
  return written.map((each) => stored.find(({ _id }) => _id === each._id) ?? each);
}

async function write(store: Store, session: ClientSession, before: ContactRecord | null, after: ContactRecord): Promise<void> {
  if (!before) {
    await store.contacts.create([after], { session });
    return;
  }
  try {
    const { modifiedCount } = await store.contacts.replaceOne({ _id: before._id, version: before.version }, after, { session });
    if (modifiedCount) return;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  throw new DeferredError(async () => {
    const now = await store.contacts.findById(before._id).lean();
    return await staleSubject(store.connection, before._id, now?.version ?? 0);
  });
}

/** Marks, or no longer marks, all who have a number or address that many different people have. */
async function markShared(
  store: Store,
  session: ClientSession,
  field: 'mobilePhone' | 'email',
  problem: 'PHONE_SHARED' | 'EMAIL_SHARED',
  touched: readonly ContactRecord[],
): Promise<void> {
  for (const value of new Set(touched.map((contact) => contact[field]))) {
    const found = await store.contacts
      .find({ [field]: value, ...notEnded(today()) }, { fullName: 1, problems: 1 }, { session })
      .limit(1000)
      .lean();
    const shared = new Set(found.map(({ fullName }) => fullName)).size >= SHARED_BY;
    const wrong = found.filter(({ problems }) => problems.includes(problem) !== shared).map(({ _id }) => _id);
    if (wrong.length)
      await store.contacts.updateMany(
        { _id: { $in: wrong } },
        shared ? { $addToSet: { problems: problem } } : { $pull: { problems: problem } },
        { session },
      );
  }
}

/** Writes down anew what the contacts of some offices come to today. */
export async function refreshOffices(store: Store, session: ClientSession | null, codes: readonly string[]): Promise<void> {
  const options = session ? { session } : {};
  const found = await store.contacts
    .find({ officeCode: { $in: codes }, ...validOn(today()) }, null, options)
    .hint(OF_OFFICE)
    .lean();
  const offices: OfficeRecord[] = await store.offices.find({ _id: { $in: codes } }, null, options).lean();
  const updates = offices.map((office) => ({
    updateOne: {
      filter: { _id: office._id },
      update: {
        $set: summaryOf(
          office,
          found.filter(({ officeCode }) => officeCode === office._id),
        ),
      },
    },
  }));
  if (updates.length) await store.offices.bulkWrite(updates, options);
}
