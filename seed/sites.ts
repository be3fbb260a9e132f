/** About 11,000 vaccination sites: what stands in every commune, district and province, and hospitals of ministries. */

import type { SiteKind } from '../subgraphs/facilities/generated/schema.ts';
import type { AdministrativeUnitRecord } from '../subgraphs/facilities/model/administrativeUnit.ts';
import type { SiteRecord } from '../subgraphs/facilities/model/site.ts';
import { siteSuffixes } from '../subgraphs/facilities/model/siteSuffixes.ts';
import { STREETS } from './names.ts';
import type { Random } from './random.ts';
import { COMMUNES, DISTRICTS, PROVINCES } from './units.ts';

/** Large hospitals directly under the Ministry of Health, with the district that they lie in. */
const MINISTRY_HOSPITALS: readonly [string, string][] = [
  ['Bệnh viện Bạch Mai', '006'],
  ['Bệnh viện Hữu nghị Việt Đức', '002'],
  ['Bệnh viện K', '002'],
  ['Bệnh viện Nhi Trung ương', '006'],
  ['Bệnh viện Phụ sản Trung ương', '002'],
  ['Bệnh viện Bệnh Nhiệt đới Trung ương', '017'],
  ['Bệnh viện Chợ Rẫy', '774'],
  ['Bệnh viện Thống Nhất', '766'],
  ['Bệnh viện Trung ương Huế', '474'],
  ['Bệnh viện Đa khoa Trung ương Cần Thơ', '916'],
  ['Bệnh viện Đa khoa Trung ương Thái Nguyên', '164'],
  ['Bệnh viện C Đà Nẵng', '492'],
];
const OTHER_MINISTRIES: readonly [string, string, string][] = [
  ['Bệnh viện Trung ương Quân đội 108', '007', 'Bộ Quốc phòng'],
  ['Bệnh viện Quân y 103', '268', 'Bộ Quốc phòng'],
  ['Bệnh viện Quân y 175', '764', 'Bộ Quốc phòng'],
  ['Bệnh viện 19-8', '005', 'Bộ Công an'],
  ['Bệnh viện 30-4', '774', 'Bộ Công an'],
  ['Bệnh viện Giao thông vận tải Trung ương', '001', 'Bộ Giao thông vận tải'],
];
/** Commune stations that did not vaccinate themselves. */
const STATIONS_WITHOUT = 0.07;

const bare = (name: string) => name.replace(/^(Tỉnh|Thành phố|Quận|Huyện|Thị xã|Phường|Xã|Thị trấn) /, '');

export function makeSites(random: Random): SiteRecord[] {
  const communesOf = Map.groupBy(COMMUNES, (commune) => commune.parentCode);
  const provinceOf = new Map(DISTRICTS.map((district) => [district._id, district.parentCode ?? '']));
  const provinceNames = new Map(PROVINCES.map((province) => [province._id, province.name]));
  const districtNames = new Map(DISTRICTS.map((district) => [district._id, district.name]));
  const numbers = new Map<string, number>();
  const sites: SiteRecord[] = [];

  const add = (commune: AdministrativeUnitRecord, kind: SiteKind, name: string, authority?: SiteRecord['authority']) => {
    const district = commune.parentCode ?? '';
    const province = provinceOf.get(district) ?? '';
    const number = (numbers.get(commune._id) ?? 0) + 1;
    numbers.set(commune._id, number);
    const address = kind === 'COMMUNE_STATION' ? `${bare(commune.name)}` : `${random.int(1, 400)} ${random.pick(STREETS)}`;
    sites.push({
      _id: `${province}.${district}.${commune._id}.${String(number).padStart(2, '0')}`,
      name,
      kind,
      address,
      province,
      district,
      commune: commune._id,
      authority: authority ?? { kind: 'PROVINCE_HEALTH_DEPARTMENT', name: `Sở Y tế ${bare(provinceNames.get(province) ?? '')}` },
      active: !random.chance(0.02),
      successor: null,
      suffixes: siteSuffixes(name, [commune.name, districtNames.get(district) ?? '', provinceNames.get(province) ?? '']),
      version: 1,
    });
  };

  for (const district of DISTRICTS) {
    const communes = communesOf.get(district._id);
    if (!communes) continue; // five island districts have no communes, and no health centre of their own here
    add(random.pick(communes), 'DISTRICT_HEALTH_CENTRE', `Trung tâm Y tế ${district.name}`);
    for (const commune of communes) if (!random.chance(STATIONS_WITHOUT)) add(commune, 'COMMUNE_STATION', `Trạm Y tế ${commune.name}`);
  }
  for (const province of PROVINCES) {
    const communes = DISTRICTS.filter((district) => district.parentCode === province._id).flatMap(
      (district) => communesOf.get(district._id) ?? [],
    );
    const name = bare(province.name);
    add(random.pick(communes), 'PROVINCE_CDC', `Trung tâm Kiểm soát bệnh tật ${name}`);
    add(random.pick(communes), 'HOSPITAL', `Bệnh viện Đa khoa ${name}`);
    add(random.pick(communes), 'HOSPITAL', `Bệnh viện Sản Nhi ${name}`);
    const centres = ['01', '79'].includes(province._id) ? 20 : random.int(1, 4);
    for (let i = 1; i <= centres; i++) add(random.pick(communes), 'VACCINATION_CENTRE', `Trung tâm Tiêm chủng ${name} số ${i}`);
  }
  for (const [name, district] of MINISTRY_HOSPITALS)
    add(random.pick(communesOf.get(district) ?? []), 'HOSPITAL', name, { kind: 'MINISTRY_OF_HEALTH', name: 'Bộ Y tế' });
  for (const [name, district, ministry] of OTHER_MINISTRIES)
    add(random.pick(communesOf.get(district) ?? []), 'HOSPITAL', name, { kind: 'OTHER_MINISTRY', name: ministry });
  return sites;
}
