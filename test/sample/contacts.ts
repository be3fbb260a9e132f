/** Focal contacts: a head for every site, a contact for complaints for most. */
import { searchText } from '@so-tiem/platform/searchText';
import type { ContactRecord, Responsibility } from '../../subgraphs/facilities/model/contact.ts';
import type { SiteRecord } from '../../subgraphs/facilities/model/site.ts';
import { personName } from './names.ts';
import type { Random } from './random.ts';

const HEADS: Record<SiteRecord['kind'], string> = {
  COMMUNE_STATION: 'Trạm trưởng',
  DISTRICT_HEALTH_CENTRE: 'Giám đốc',
  HOSPITAL: 'Giám đốc',
  PROVINCE_CDC: 'Giám đốc',
  VACCINATION_CENTRE: 'Quản lý trung tâm',
};
/** Sites for which nobody has named a contact for complaints. */
const WITHOUT_COMPLAINTS_CONTACT = 0.08;

export const mobilePhone = (random: Random): string =>
  `+84${random.pick(['32', '33', '35', '36', '37', '38', '39', '70', '76', '77', '78', '81', '82', '83', '84', '85', '86', '88', '89', '90', '91', '93', '94', '96', '97', '98'])}${random.digits(7)}`;

export function* makeContacts(random: Random, sites: readonly SiteRecord[]): Generator<ContactRecord> {
  for (const site of sites) {
    const large = site.kind !== 'COMMUNE_STATION';
    yield contact(
      random,
      site,
      HEADS[site.kind],
      large ? 'Ban Giám đốc' : null,
      large ? ['HEAD_OF_FACILITY', 'PASSPORTS'] : ['HEAD_OF_FACILITY', 'PASSPORTS', 'DATA_CLEANING'],
    );
    if (!random.chance(WITHOUT_COMPLAINTS_CONTACT))
      yield contact(
        random,
        site,
        'Cán bộ đầu mối',
        large ? 'Phòng Kế hoạch tổng hợp' : null,
        large ? ['COMPLAINTS', 'DATA_CLEANING'] : ['COMPLAINTS'],
      );
  }
}

function contact(
  random: Random,
  site: SiteRecord,
  title: string,
  department: string | null,
  responsibilities: Responsibility[],
): ContactRecord {
  const fullName = personName(random, random.pick(['MALE', 'FEMALE']));
  const id = random.uuid();
  return {
    _id: id,
    siteCode: site._id,
    fullName,
    title,
    department,
    mobilePhone: mobilePhone(random),
    email: `${searchText(fullName).replaceAll(' ', '.')}@${site.province}.yte.example`,
    responsibilities,
    validFrom: '2021-11-01',
    validTo: null,
    version: 1,
    idempotencyKey: `sample:${id}`,
  };
}
