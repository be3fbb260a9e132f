/** Who fits: by name without diacritics, by ID, by phone, by date of birth. */
import { isCalendarDate } from '@so-tiem/platform/calendar';
import { invalid } from '@so-tiem/platform/errors';
import { type Identity, staffBehind } from '@so-tiem/platform/identity';
import { type PageArguments, readPage } from '@so-tiem/platform/page';
import { normalisePhone } from '@so-tiem/platform/phone';
import { planTextSearch, readFound } from '@so-tiem/platform/textSearch';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { grantSight, inSight } from './sight.ts';

interface CitizenSearch {
  name?: string | null | undefined;
  identification?: string | null | undefined;
  phone?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
}

/** @throws DomainError when nothing was asked, or a phone is no phone */
export async function findCitizens({ citizens }: Store, search: CitizenSearch, page: PageArguments) {
  const conditions = exactConditions(search);
  const named = await planTextSearch(citizens, search.name);
  const exact = exactIndex(search);
  if (!named && !exact) throw invalid('search', 'name, identification, phone or dateOfBirth');
  const order = 'sortKey';
  return await readPage<CitizenRecord>(
    'citizens',
    page,
    async (after, limit) => {
      if (named && !exact)
        return await readFound(citizens, { search: named, conditions, order, walk: 'sortKey_1', selective: false, after, limit });
      const all = [...conditions, ...(named?.conditions ?? []), after ? { sortKey: { $gt: after } } : {}];
      return await citizens
        .find({ $and: all })
        .sort({ sortKey: 1 })
        .limit(limit)
        .hint(exact ?? 'sortKey_1')
        .lean();
    },
    (citizen) => citizen.sortKey,
  );
}

/** @throws DomainError naming the part of the search that is malformed */
function exactConditions({ identification, phone: typed, dateOfBirth }: CitizenSearch): Record<string, unknown>[] {
  const phone = typed?.trim() ? normalisePhone(typed) : null;
  if (phone === undefined) throw invalid('search.phone', 'not a valid telephone number');
  if (dateOfBirth && !isCalendarDate(dateOfBirth)) throw invalid('search.dateOfBirth', 'not a date');
  return [
    ...(identification?.trim() ? [{ 'identification.number': identification.replace(/[\s.-]/g, '').toUpperCase() }] : []),
    ...(phone ? [{ phone }] : []),
    ...(dateOfBirth ? [{ dateOfBirth }] : []),
  ];
}

/** The index that finds the fewest; named, because without statistics a planner walks the whole list in its order. */
function exactIndex({ identification, phone, dateOfBirth }: CitizenSearch): string | undefined {
  if (identification?.trim()) return 'identification.number_1';
  if (phone?.trim()) return 'phone_1';
  return dateOfBirth ? 'dateOfBirth_1_sortKey_1' : undefined;
}

/** Who gives ID and date of birth has the person or their papers before them. @returns ids of those who are in the caller's sight */
export async function seeFound(
  store: Store,
  identity: Identity,
  search: CitizenSearch,
  found: readonly CitizenRecord[],
): Promise<Set<string>> {
  const staff = staffBehind(identity);
  if (staff && search.identification?.trim() && search.dateOfBirth)
    await grantSight(
      store,
      undefined,
      staff,
      found.map(({ _id }) => _id),
    );
  return await inSight(store, identity, found);
}
