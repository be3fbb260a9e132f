/** Which sites fit: by words, unit, kind; a keyset page by code. */

import { invalid } from '@so-tiem/platform/errors/errors';
import { type PageArguments, readPage } from '@so-tiem/platform/graphql/page';
import { planTextSearch, SUFFIXES } from '@so-tiem/platform/search/textSearch';
import type { SiteKind } from '../generated/schema.ts';

import type { Store } from '../model/store.ts';
import { isUnitCode } from '../rules/unitCode.ts';

interface SiteFilter {
  text?: string | null | undefined;
  unit?: string | null | undefined;
  kind?: SiteKind | null | undefined;
  active?: boolean | null | undefined;
}

export async function findSites({ sites }: Store, filter: SiteFilter, page: PageArguments) {
  const found = await planTextSearch(sites, filter.text);
  const conditions = found?.conditions ?? [];

  const within = filter.unit ? unitRange(filter.unit) : {};
  if (filter.kind) conditions.push({ kind: filter.kind });
  if (typeof filter.active === 'boolean') conditions.push({ active: filter.active });
  return await readPage(
    'sites',
    page,
    async (after, limit) => {
      const query = sites
        .find({ $and: [within, after ? { _id: { $gt: after } } : {}, ...conditions] })
        .sort({ _id: 1 })
        .limit(limit);
      return await (found && !(await found.isCommon()) ? query.hint(SUFFIXES) : query).lean();
    },
    (site) => site._id,
  );
}

function unitRange(code: string): Record<string, unknown> {
  if (!isUnitCode(code)) throw invalid('filter.unit', 'two, three or five digits');
  return code.length === 2 ? { province: code } : code.length === 3 ? { district: code } : { commune: code };
}
