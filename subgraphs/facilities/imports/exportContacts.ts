/** Contacts as rows of a spreadsheet, some at a time as they are read. */
import { readInBatches } from '@so-tiem/platform/graphql/page';
import type { ContactRecord } from '../model/contact.ts';
import type { Store } from '../model/store.ts';
import { rowOf } from './columns.ts';

/** @param read the contacts in order, some at a time from a place on */
export async function* exportRowsOf(
  { offices }: Store,
  read: (after: string | undefined, limit: number) => Promise<ContactRecord[]>,
): AsyncGenerator<string[]> {
  for await (const contacts of readInBatches(read, ({ place }) => place)) {
    const found = await offices.find({ _id: { $in: contacts.map(({ officeCode }) => officeCode) } }, { name: 1 }).lean();
    const names = new Map(found.map(({ _id, name }) => [_id, name]));
    for (const contact of contacts) yield rowOf(contact, names.get(contact.officeCode) ?? '');
  }
}
