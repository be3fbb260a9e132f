/** Contacts as rows of a spreadsheet, some at a time as they are read. */
import type { ContactRecord } from '../model/contact.ts';
import type { Store } from '../model/store.ts';
import { rowOf } from './columns.ts';

const BATCH = 500;

/** @param read the contacts in order, some at a time from a place on */
export async function* listRowsOf(
  { offices }: Store,
  read: (after: string | undefined, limit: number) => Promise<ContactRecord[]>,
): AsyncGenerator<string[]> {
  for (let after: string | undefined; ; ) {
    const contacts = await read(after, BATCH);
    const found = await offices.find({ _id: { $in: contacts.map(({ officeCode }) => officeCode) } }, { name: 1 }).lean();
    const names = new Map(found.map(({ _id, name }) => [_id, name]));
    for (const contact of contacts) yield rowOf(contact, names.get(contact.officeCode) ?? '');
    if (contacts.length < BATCH) return;
    after = contacts.at(-1)?.place;
  }
}
