/** Who fits: by name without diacritics, by ID, by phone, by date of birth. */
import { isCalendarDate } from '@so-tiem/platform/calendar';
import { invalid } from '@so-tiem/platform/errors';
import { type PageArguments, readPage } from '@so-tiem/platform/page';
import { normalisePhone } from '@so-tiem/platform/phone';
import { wordConditions } from '@so-tiem/platform/searchText';
import type { Store } from '../model/store.ts';

interface CitizenSearch {
  name?: string | null | undefined;
  identification?: string | null | undefined;
  phone?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
}

/** @throws DomainError when nothing was asked, or a phone is no phone */
export function findCitizens({ citizens }: Store, search: CitizenSearch, page: PageArguments) {
  const conditions: Record<string, unknown>[] = [];
  if (search.name?.trim()) conditions.push(...wordConditions('words', search.name.slice(0, 200)));
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
  return readPage(
    'citizens',
    page,
    async (after, limit) =>
      await citizens
        .find({ $and: [after ? { sortKey: { $gt: after } } : {}, ...conditions] })
        .sort({ sortKey: 1 })
        .limit(limit)
        .lean(),
    (citizen) => citizen.sortKey,
  );
}
