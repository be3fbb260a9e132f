/** Which offices fit: by words, place in the tree, and what their contacts come to; a keyset page down the tree. */

import { notFound } from '@so-tiem/platform/errors/errors';
import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import type { Unit } from '@so-tiem/platform/identity/territory';
import { planTextSearch, SUFFIXES, WITHOUT_SUFFIXES } from '@so-tiem/platform/search/textSearch';
import type { ContactResponsibility } from '../generated/schema.ts';
import type { Store } from '../model/store.ts';

import { below, confirmedSince, MINISTRY, type OfficeLevel } from '../rules/offices.ts';

export interface OfficeFilter {
  text?: string | null | undefined;
  within?: string | null | undefined;
  levels?: readonly OfficeLevel[] | null | undefined;
  incomplete?: boolean | null | undefined;
  missing?: ContactResponsibility | null | undefined;
  unconfirmed?: boolean | null | undefined;
}

export async function findOffices(store: Store, own: Unit, filter: OfficeFilter, page: PageArguments) {
  const found = await planTextSearch(store.offices, filter.text);
  const conditions = [...(await officeConditions(store, own, filter)), ...(found?.conditions ?? [])];
  return await readPage(
    'offices',
    page,
    async (after, limit) => {
      const query = store.offices
        .find({ $and: [...conditions, after ? { path: { $gt: after } } : {}] }, WITHOUT_SUFFIXES)
        .sort({ path: 1 })
        .limit(limit);
      return await (found && !(await found.isCommon()) ? query.hint(SUFFIXES) : query).lean();
    },
    (office) => office.path,
  );
}

export async function officeConditions(store: Store, own: Unit, filter: OfficeFilter): Promise<Record<string, unknown>[]> {
  const places = await placesOf(store, own, filter.within);
  const { incomplete, missing, unconfirmed, levels } = filter;
  return [
    ...places.map((path) => below('path', path)),
    ...(levels?.length ? [{ level: { $in: levels } }] : []),
    ...(missing
      ? [{ missingResponsibilities: missing }]
      : incomplete
        ? [{ missingResponsibilities: { $in: ['HEAD_OF_FACILITY', 'COMPLAINTS', 'DATA_CLEANING', 'PASSPORTS'] } }]
        : []),
    ...(unconfirmed ? [{ active: true, level: { $ne: 'COMMUNE' }, confirmedAt: { $lt: confirmedSince(new Date()) } }] : []),
    {},
  ];
}

/** Paths that everything listed lies below: the caller's own unit, and what they ask for. @throws DomainError naming `filter.within` */
export async function placesOf(store: Store, own: Unit, within: string | null | undefined): Promise<string[]> {
  const codes = [own.code, ...(within ? [within] : [])];
  const offices = await store.offices.find({ _id: { $in: codes } }, { path: 1 }).lean();
  return codes.map((code) => {
    const path = code === MINISTRY.code ? MINISTRY.path : offices.find(({ _id }) => _id === code)?.path;
    if (!path) throw notFound('filter.within', 'no such office');
    return path;
  });
}
