/**
 * Who fits: by name without diacritics, by number, by phone, by date of birth. A question for a number or a date is an access: it
 * is counted, and on record also when it finds no one.
 */
import { invalid } from '@so-tiem/platform/errors/errors';
import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { Identity } from '@so-tiem/platform/identity/identity';
import { actingStaff } from '@so-tiem/platform/identity/identity';
import { normalisePhone } from '@so-tiem/platform/inputs/phone';
import { noteSearch, type SearchLimit } from '@so-tiem/platform/search/exactSearch';
import { numberSuffix } from '@so-tiem/platform/search/searchText';
import { planTextSearch, readFound } from '@so-tiem/platform/search/textSearch';
import { isPartialDate } from '@so-tiem/platform/values/partialDate';
import { readIdentityNumber } from '@so-tiem/platform/values/readNumber';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';
import { grantAccess } from './visibleCitizens.ts';

interface CitizenSearchInput {
  name?: string | null | undefined;
  identityDocument?: string | null | undefined;
  phone?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
}

interface Exact {
  number: string | null;
  phone: string | null;
  dateOfBirth: string | null;
}

/** @throws DomainError when nothing was asked, a part of it is malformed, or the caller has asked too often */
export async function findCitizens(store: Store, limit: SearchLimit, identity: Identity, search: CitizenSearchInput, page: PageArguments) {
  const exact = readExact(search);
  const named = await planTextSearch(store.citizens, search.name);
  const isExact = Boolean(exact.number || exact.phone || exact.dateOfBirth);
  if (!named && !isExact) throw invalid('search', 'name, identityDocument, phone or dateOfBirth');
  if (isExact) await noteExactSearch(store, limit, identity, exact);
  const found = await read(store, exact, named, page);
  const staff = actingStaff(identity);
  // Who gives ID and date of birth has the person's papers before them.
  if (staff && exact.number && exact.dateOfBirth)
    await grantAccess(
      store,
      undefined,
      staff,
      found.nodes.map(({ _id }) => _id),
    );
  return found;
}

async function noteExactSearch({ trail }: Store, limit: SearchLimit, identity: Identity, exact: Exact) {
  const staff = actingStaff(identity);
  if (!staff) return;
  const { number, phone, dateOfBirth } = exact;
  await noteSearch(trail, limit, staff.id, { numbers: number ? [number] : [], phone, dateOfBirth });
}

/** @throws DomainError naming the part of the search that is malformed */
function readExact({ identityDocument, phone: typed, dateOfBirth }: CitizenSearchInput): Exact {
  const phone = typed?.trim() ? normalisePhone(typed) : null;
  if (phone === undefined) throw invalid('search.phone', 'not a valid telephone number');
  if (dateOfBirth && !isPartialDate(dateOfBirth)) throw invalid('search.dateOfBirth', 'not a date');
  return { number: identityDocument?.trim() ? readIdentityNumber(identityDocument) : null, phone, dateOfBirth: dateOfBirth || null };
}

async function read({ citizens }: Store, exact: Exact, named: Awaited<ReturnType<typeof planTextSearch>>, page: PageArguments) {
  const conditions = [
    ...(exact.number ? [{ numbers: numberSuffix(exact.number) }] : []),
    ...(exact.phone ? [{ phone: exact.phone }] : []),
    ...(exact.dateOfBirth ? [{ dateOfBirth: exact.dateOfBirth }] : []),
  ];
  const index = exactIndex(exact);
  const order = 'sortKey';
  return await readPage<CitizenRecord>(
    'citizens',
    page,
    async (after, limit) => {
      if (named && !index)
        return await readFound(citizens, { search: named, conditions, order, walk: 'sortKey_1', selective: false, after, limit });
      const all = [...conditions, ...(named?.conditions ?? []), after ? { sortKey: { $gt: after } } : {}];
      return await citizens
        .find({ $and: all })
        .sort({ sortKey: 1 })
        .limit(limit)
        .hint(index ?? 'sortKey_1')
        .lean();
    },
    (citizen) => citizen.sortKey,
  );
}

/** The index that finds the fewest; named, because without statistics a planner walks the whole list in its order. */
function exactIndex({ number, phone, dateOfBirth }: Exact): string | undefined {
  if (number) return 'numbers';
  if (phone) return 'phone_1';
  return dateOfBirth ? 'dateOfBirth_1_sortKey_1' : undefined;
}
