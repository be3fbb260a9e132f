/**
 * Focal contacts: a head for every site, a contact for complaints at most, the authorities' own. As lists grow in years,
 * some are not confirmed, some numbers and addresses are wrong, and some of a district's stations give the district's.
 */

import { contactActorId } from '@so-tiem/platform/identity/actor';
import { searchText } from '@so-tiem/platform/values/plainText';
import type { ContactResponsibility } from '../subgraphs/facilities/generated/schema.ts';
import type { ContactRecord } from '../subgraphs/facilities/model/contact.ts';
import type { OfficeRecord } from '../subgraphs/facilities/model/office.ts';
import type { SiteRecord } from '../subgraphs/facilities/model/site.ts';
import { contactSuffixes, malformed, SHARED_BY } from '../subgraphs/facilities/rules/contactInput.ts';
import { contactPath, MINISTRY, NEVER, type OfficeLevel, summaryOf } from '../subgraphs/facilities/rules/offices.ts';
import { personName } from './names.ts';
import type { Random } from './random.ts';

const DAY_MS = 86_400_000;
const HEADS: Record<SiteRecord['kind'], string> = {
  COMMUNE_STATION: 'Trạm trưởng',
  DISTRICT_HEALTH_CENTRE: 'Giám đốc',
  HOSPITAL: 'Giám đốc',
  PROVINCE_CDC: 'Giám đốc',
  VACCINATION_CENTRE: 'Quản lý trung tâm',
};
const OF_AUTHORITIES: Partial<Record<OfficeLevel, { title: string; department: string; responsibilities: ContactResponsibility[] }[]>> = {
  COUNTRY: [
    { title: 'Chuyên viên', department: 'Cục Công nghệ thông tin', responsibilities: ['COMPLAINTS', 'DATA_CLEANING'] },
    { title: 'Phó Cục trưởng', department: 'Cục Y tế dự phòng', responsibilities: ['PASSPORTS'] },
  ],
  PROVINCE: [
    { title: 'Phó Trưởng phòng', department: 'Phòng Nghiệp vụ Y', responsibilities: ['COMPLAINTS'] },
    { title: 'Chuyên viên', department: 'Văn phòng Sở', responsibilities: ['DATA_CLEANING', 'PASSPORTS'] },
  ],
  DISTRICT: [{ title: 'Trưởng khoa', department: 'Khoa Kiểm soát bệnh tật', responsibilities: ['COMPLAINTS', 'DATA_CLEANING'] }],
};
const WITHOUT = { SITE: 0.08, PROVINCE: 0.05, DISTRICT: 0.06, COUNTRY: 0, COMMUNE: 1 };
const NEVER_CONFIRMED = 0.1;
const CONFIRMED_LONG_AGO = 0.2;
/** Numbers of eleven digits, as they were until 2018, and addresses with a slip of the pen. */
const OLD_NUMBER = 0.015;
const SLIP = 0.005;
const DISTRICTS_NUMBER = 0.02;

export const mobilePhone = (random: Random): string =>
  `+84${random.pick(['32', '33', '35', '36', '37', '38', '39', '70', '76', '77', '78', '81', '82', '83', '84', '85', '86', '88', '89', '90', '91', '93', '94', '96', '97', '98'])}${random.digits(7)}`;

/** Also writes down in the offices what their contacts come to. */
export function makeContacts(random: Random, offices: readonly OfficeRecord[], sites: readonly SiteRecord[], now: Date): ContactRecord[] {
  const siteOf = new Map(sites.map((site) => [site._id, site]));
  const contacts = offices.flatMap((office) => {
    const made = contactsOf(random, office, siteOf.get(office._id), now);
    Object.assign(office, summaryOf(office, made));
    return made;
  });
  markShared(contacts);
  return contacts;
}

function contactsOf(random: Random, office: OfficeRecord, site: SiteRecord | undefined, now: Date): ContactRecord[] {
  const named = (list: { title: string; department: string | null; responsibilities: ContactResponsibility[] }[]) =>
    list.filter(() => !random.chance(WITHOUT[office.level])).map((each) => contact(random, office, each, now));
  if (!site) return named(OF_AUTHORITIES[office.level] ?? []);
  const large = site.kind !== 'COMMUNE_STATION';
  const head: ContactResponsibility[] = large ? ['HEAD_OF_FACILITY', 'PASSPORTS'] : ['HEAD_OF_FACILITY', 'PASSPORTS', 'DATA_CLEANING'];
  return [
    contact(random, office, { title: HEADS[site.kind], department: large ? 'Ban Giám đốc' : null, responsibilities: head }, now),
    ...named([
      {
        title: 'Cán bộ đầu mối',
        department: large ? 'Phòng Kế hoạch tổng hợp' : null,
        responsibilities: large ? ['COMPLAINTS', 'DATA_CLEANING'] : ['COMPLAINTS'],
      },
    ]),
  ];
}

function contact(
  random: Random,
  { _id: officeCode, path }: OfficeRecord,
  given: { title: string; department: string | null; responsibilities: ContactResponsibility[] },
  now: Date,
): ContactRecord {
  const fullName = personName(random, random.pick(['MALE', 'FEMALE']));
  const _id = random.uuid();
  const [province = '', district = ''] = path.split('.');
  const domain = province === MINISTRY.path ? 'moh' : province;
  const address = `${searchText(fullName).replaceAll(' ', '.')}.${random.digits(3)}@${domain}.yte.example`;
  const reached = {
    mobilePhone: random.chance(DISTRICTS_NUMBER)
      ? `+84912000${district || '000'}`
      : random.chance(OLD_NUMBER)
        ? `0${random.pick(['162', '163', '164', '165', '166', '167', '168', '169'])}${random.digits(7)}`
        : mobilePhone(random),
    email: random.chance(SLIP) ? address.replace('@', '') : address,
  };
  const confirmedDaysAgo = random.chance(CONFIRMED_LONG_AGO) ? random.int(91, 300) : random.int(0, 85);
  const confirmedAt = random.chance(NEVER_CONFIRMED) ? NEVER : new Date(now.getTime() - confirmedDaysAgo * DAY_MS);
  return {
    _id,
    officeCode,
    place: contactPath(path, _id),
    fullName,
    ...given,
    ...reached,
    validFrom: '2021-11-01',
    validTo: null,
    confirmedAt,
    confirmedById: confirmedAt > NEVER ? contactActorId(_id) : null,
    confirmedBy: confirmedAt > NEVER ? fullName : null,
    problems: malformed(reached),
    suffixes: contactSuffixes({ fullName, ...reached }),
    version: 1,
    idempotencyKey: `sample:${_id}`,
  };
}

function markShared(contacts: readonly ContactRecord[]): void {
  for (const same of Map.groupBy(contacts, (contact) => contact.mobilePhone).values())
    if (new Set(same.map(({ fullName }) => fullName)).size >= SHARED_BY) for (const each of same) each.problems.push('PHONE_SHARED');
}
