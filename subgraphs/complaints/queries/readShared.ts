/** What one's unit and those above keep for everybody who works there. */
import type { Staff } from '@so-tiem/platform/identity/identity';
import { COUNTRY, levelOf, territoryOfSite } from '@so-tiem/platform/identity/territory';
import type { SharedKind, SharedRecord } from '../model/shared.ts';
import type { Store } from '../model/store.ts';

const MAX_SHARED = 200;

export async function readShared({ shared, counts }: Store, { unit }: Staff, kind: SharedKind): Promise<SharedRecord[]> {
  const kept =
    levelOf(unit.code) === 'SITE' ? territoryOfSite(unit.code) : await counts.findById(unit.code, { province: 1, district: 1 }).lean();
  const above = [COUNTRY, unit.code, kept?.province, kept?.district, ...(kept && 'commune' in kept ? [kept.commune] : [])];
  const units = [...new Set(above.filter((code) => typeof code === 'string'))];
  return await shared
    .find({ unit: { $in: units }, kind })
    .sort({ name: 1 })
    .limit(MAX_SHARED)
    .lean();
}
