/** What the caller's unit, and those above it, keep for their staff. */
import type { Staff } from '@so-tiem/platform/identity/identity';
import { COUNTRY, levelOf, territoryOfSite } from '@so-tiem/platform/identity/territory';
import type { Store } from '../model/store.ts';
import type { UnitTextRecord } from '../model/unitText.ts';
import type { UnitTexts } from '../repository/unitTexts.ts';

const MAX_TEXTS = 200;

export async function findUnitTexts(store: Store, texts: UnitTexts, { unit }: Staff): Promise<UnitTextRecord[]> {
  const place =
    levelOf(unit.code) === 'SITE'
      ? territoryOfSite(unit.code)
      : await store.counts.findById(unit.code, { province: 1, district: 1 }).lean();
  const above = [COUNTRY, unit.code, place?.province, place?.district, ...(place && 'commune' in place ? [place.commune] : [])];
  const units = [...new Set(above.filter((code) => typeof code === 'string'))];
  return await store[texts]
    .find({ unit: { $in: units } })
    .sort({ name: 1 })
    .limit(MAX_TEXTS)
    .lean();
}
