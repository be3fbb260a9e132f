/** The office that an administrative unit or a site is. */
import { searchSuffixes } from '@so-tiem/platform/search/searchText';
import type { AdministrativeUnitRecord } from '../model/administrativeUnit.ts';
import type { OfficeRecord } from '../model/office.ts';
import type { SiteRecord } from '../model/site.ts';
import { MINISTRY, type OfficeLevel, summaryOf } from './offices.ts';

type Names = Pick<OfficeRecord, '_id' | 'path' | 'level' | 'name' | 'parentCode' | 'active' | 'suffixes'>;

/** Without contacts yet. */
const office = (names: Names): OfficeRecord => ({ ...names, ...summaryOf(names, []) });

export const ministryOffice = (): OfficeRecord =>
  office({
    _id: MINISTRY.code,
    path: MINISTRY.path,
    level: 'COUNTRY',
    name: MINISTRY.name,
    parentCode: null,
    active: true,
    suffixes: searchSuffixes(MINISTRY.name),
  });

const PREFIX: Record<AdministrativeUnitRecord['level'], string> = { PROVINCE: 'Sở Y tế ', DISTRICT: 'Trung tâm Y tế ', COMMUNE: '' };

/** @param parent the office above */
export function unitOffice(
  { _id, level, name, parentCode }: AdministrativeUnitRecord,
  parent: Pick<OfficeRecord, 'path' | 'name'>,
): OfficeRecord {
  const whole = PREFIX[level] + (level === 'PROVINCE' ? name.replace(/^(Tỉnh|Thành phố) /, '') : name);
  return office({
    _id,
    path: level === 'PROVINCE' ? _id : `${parent.path}.${_id}`,
    level: level satisfies OfficeLevel,
    name: whole,
    parentCode: parentCode ?? MINISTRY.code,
    active: true,
    suffixes: searchSuffixes(whole, level === 'PROVINCE' ? null : parent.name),
  });
}

export const siteOffice = ({ _id, name, commune, active, suffixes }: SiteRecord): OfficeRecord =>
  office({ _id, path: _id, level: 'SITE', name, parentCode: commune, active, suffixes });

/** All of them, from the ministry down. @param units those above before those below */
export function* officesOf(units: Iterable<AdministrativeUnitRecord>, sites: Iterable<SiteRecord>): Generator<OfficeRecord> {
  const ministry = ministryOffice();
  yield ministry;
  const above = new Map<string | null, OfficeRecord>([[null, ministry]]);
  for (const unit of units) {
    const parent = above.get(unit.parentCode);
    if (!parent) throw new Error(`the unit above ${unit._id} comes after it`);
    const made = unitOffice(unit, parent);
    if (unit.level !== 'COMMUNE') above.set(unit._id, made);
    yield made;
  }
  for (const site of sites) yield siteOffice(site);
}
