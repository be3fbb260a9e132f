/** Who fits: by name without diacritics, by ID, by phone, by date of birth. */
import { isCalendarDate } from '@so-tiem/platform/calendar';
import { invalid } from '@so-tiem/platform/errors';
import { type PageArguments, readPage } from '@so-tiem/platform/page';
import { normalisePhone } from '@so-tiem/platform/phone';
import { planTextSearch, type TextSearch } from '@so-tiem/platform/textSearch';
import type { Store } from '../model/store.ts';

interface CitizenSearch {
  name?: string | null | undefined;
  identification?: string | null | undefined;
  phone?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
}

/** @throws DomainError when nothing was asked, or a phone is no phone */
export async function findCitizens({ citizens }: Store, search: CitizenSearch, page: PageArguments) {
  const conditions: Record<string, unknown>[] = [];
  const named = await planTextSearch(citizens, search.name);
  if (named) conditions.push(...named.conditions);
  if (search.identification?.trim())
    conditions.push({ 'identification.number': search.identification.replace(/[\s.-]/g, '').toUpperCase() });
  if (search.phone?.trim()) {
    const phone = normalisePhone(search.phone);
    if (!phone) throw invalid('search.phone', 'not a valid telephone number');
    conditions.push({ phone });
  }
  if (search.dateOfBirth) {
    if (!isCalendarDate(search.dateOfBirth)) throw invalid('search.dateOfBirth', 'not a date');
    conditions.push({ dateOfBirth: search.dateOfBirth });
  }
  if (!conditions.length) throw invalid('search', 'name, identification, phone or dateOfBirth');
  const hint = indexFor(search, named);
  return await readPage(
    'citizens',
    page,
    async (after, limit) => {
      const query = citizens
        .find({ $and: [after ? { sortKey: { $gt: after } } : {}, ...conditions] })
        .sort({ sortKey: 1 })
        .limit(limit);
      return await query.hint(hint).lean();
    },
    (citizen) => citizen.sortKey,
  );
}

/** The index that finds the fewest; named, because without statistics a planner walks the whole list in its order. */
function indexFor({ identification, phone, dateOfBirth }: CitizenSearch, named: TextSearch | undefined): string {
  if (identification?.trim()) return 'identification.number_1';
  if (phone?.trim()) return 'phone_1';
  if (dateOfBirth) return 'dateOfBirth_1_sortKey_1';
  return named && !named.common ? named.index : 'sortKey_1';
}
