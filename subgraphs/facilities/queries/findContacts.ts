/** Which contacts fit: by words, place in the tree, responsibility, and what is wrong with them; a keyset page down the tree. */

import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { Unit } from '@so-tiem/platform/identity/territory';
import { planTextSearch, SUFFIXES, WITHOUT_SUFFIXES } from '@so-tiem/platform/search/textSearch';
import type { ContactProblem, ContactResponsibility } from '../generated/schema.ts';
import { type ContactRecord, notEnded, today } from '../model/contact.ts';
import type { Store } from '../model/store.ts';

import { below, confirmedSince } from '../rules/offices.ts';
import { officeConditions, placesOf } from './findOffices.ts';

export interface ContactFilter {
  text?: string | null | undefined;
  within?: string | null | undefined;
  responsibility?: ContactResponsibility | null | undefined;
  problems?: readonly ContactProblem[] | null | undefined;
  unconfirmed?: boolean | null | undefined;
}

export async function findContacts(store: Store, own: Unit, filter: ContactFilter, page: PageArguments) {
  const read = await contactReader(store, own, filter);
  return await readPage<ContactRecord>('contacts', page, read, (contact) => contact.place);
}

/** Reads on from a place; contacts whose validity is over are left out. */
export async function contactReader(store: Store, own: Unit, filter: ContactFilter) {
  const within = await contactConditions(store, own, filter);
  const found = await planTextSearch(store.contacts, filter.text, { within, byNumber: true });
  const conditions = [...within, ...(found?.conditions ?? [])];
  return async (after: string | undefined, limit: number): Promise<ContactRecord[]> => {
    const query = store.contacts
      .find({ $and: [...conditions, after ? { place: { $gt: after } } : {}] }, WITHOUT_SUFFIXES)
      .sort({ place: 1 })
      .limit(limit);
    return await (found && !(await found.isCommon()) ? query.hint(SUFFIXES) : query).lean();
  };
}

async function contactConditions(store: Store, own: Unit, filter: ContactFilter): Promise<Record<string, unknown>[]> {
  const places = await placesOf(store, own, filter.within);
  const { responsibility, problems, unconfirmed } = filter;
  return [
    ...places.map((path) => below('place', path)),
    notEnded(today()),
    ...(responsibility ? [{ responsibilities: responsibility }] : []),
    ...(problems?.length ? [{ problems: { $in: problems } }] : []),
    ...(unconfirmed ? [{ confirmedAt: { $lt: confirmedSince(new Date()) } }] : []),
  ];
}

const MALFORMED = ['PHONE_MALFORMED', 'EMAIL_MALFORMED', 'DISPUTED'] as const;
const SHARED = ['PHONE_SHARED', 'EMAIL_SHARED'] as const;
/** What the views of the console hold; 22,000 offices with twice as many contacts are the country. */
const MAX_COUNTED = 100_000;

export async function countViews(store: Store, own: Unit, within: string | null | undefined) {
  const offices = async (filter: object) =>
    await store.offices.countDocuments({ $and: await officeConditions(store, own, { within, ...filter }) }, { limit: MAX_COUNTED });
  const contacts = async (filter: object) =>
    await store.contacts.countDocuments({ $and: await contactConditions(store, own, { within, ...filter }) }, { limit: MAX_COUNTED });
  const [all, officesIncomplete, officesUnconfirmed, unconfirmed, malformed, shared] = await Promise.all([
    contacts({}),
    offices({ incomplete: true }),
    offices({ unconfirmed: true }),
    contacts({ unconfirmed: true }),
    contacts({ problems: MALFORMED }),
    contacts({ problems: SHARED }),
  ]);
  return { contacts: all, officesIncomplete, officesUnconfirmed, unconfirmed, malformed, shared };
}
