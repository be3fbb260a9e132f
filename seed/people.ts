/**
 * People with valid IDs, and the brief's classes of errors in their proportions of March 2022: of 76.6 million sent,
 * 51.5 verified, 19.0 mismatched, 2.6 unverified, 3.5 without or with a malformed ID.
 */

import type { Gender } from '@so-tiem/platform/inputs/identityDocument';
import type { IdentityStatus } from '../subgraphs/citizens/generated/schema.ts';
import type { CitizenRecord } from '../subgraphs/citizens/model/citizen.ts';
import { searchable } from '../subgraphs/citizens/model/searchable.ts';
import type { SiteRecord } from '../subgraphs/facilities/model/site.ts';
import { mobilePhone } from './contacts.ts';
import { personName, STREETS } from './names.ts';
import type { Random } from './random.ts';

const STATUSES: Record<IdentityStatus, number> = {
  VERIFIED: 51_493_286,
  MISMATCHED: 19_039_997,
  UNVERIFIED: 2_579_540,
  WITHOUT_ID: 2_513_000,
  MALFORMED_ID: 1_000_000,
};
/** Records that are another record's double. */
const DUPLICATES = 0.01;
const OLD_CARD = 0.12;

export interface SamplePerson {
  citizen: CitizenRecord;
  /** Where they live and were injected. */
  home: SiteRecord;
}

export function* makePeople(random: Random, count: number, sites: readonly SiteRecord[]): Generator<SamplePerson> {
  let last: SamplePerson | undefined;
  for (let i = 0; i < count; i++) {
    const person = last && random.chance(DUPLICATES) ? secondRecordOf(random, last) : makePerson(random, random.pick(sites));
    yield person;
    last = person;
  }
}

function makePerson(random: Random, home: SiteRecord): SamplePerson {
  const gender: Gender = random.pick(['MALE', 'FEMALE']);
  const fullName = personName(random, gender);
  const year = random.int(1940, 2016);
  const dateOfBirth = `${year}-${two(random.int(1, 12))}-${two(random.int(1, 28))}`;
  const identityStatus = random.weighted(STATUSES);
  const _id = random.uuid();
  const identityDocument = identificationFor(random, identityStatus, { gender, year, province: home.province });
  const citizen: CitizenRecord = {
    _id,
    fullName,
    dateOfBirth,
    gender,
    nationality: 'VN',
    identityDocument,
    healthInsuranceNumber: random.chance(0.8) ? random.digits(10) : null,
    phone: random.chance(0.9) ? mobilePhone(random) : null,
    email: null,
    address: `${random.int(1, 300)} ${random.pick(STREETS)}`,
    communeCode: home.commune,
    districtCode: home.district,
    provinceCode: home.province,
    identityStatus,
    ...searchable(_id, { fullName, identityDocument }),
    version: 1,
    mergedInto: null,
    idempotencyKey: null,
  };
  return { citizen, home };
}

function identificationFor(
  random: Random,
  status: IdentityStatus,
  { gender, year, province }: { gender: Gender; year: number; province: string },
): CitizenRecord['identityDocument'] {
  if (status === 'WITHOUT_ID') return null;
  if (status === 'VERIFIED' || random.chance(1 - OLD_CARD)) {
    // Of the mismatched some can be told by the card's own digits: the year or the gender was entered wrongly.
    const wrong = status === 'MISMATCHED' && random.chance(0.4);
    const says = wrong ? { gender: random.chance(0.5) ? other(gender) : gender, year: year + random.pick([-1, 1, 10]) } : { gender, year };
    const number = `0${province}${(Math.floor(says.year / 100) - 19) * 2 + (says.gender === 'MALE' ? 0 : 1)}${two(says.year % 100)}${random.digits(6)}`;
    return { kind: 'CCCD', number: status === 'MALFORMED_ID' ? number.slice(0, random.int(9, 11)) : number };
  }
  return { kind: 'CMND', number: random.digits(status === 'MALFORMED_ID' ? 8 : 9) };
}

/** The same person once more, entered without an ID or with a digit wrong. */
export function secondRecordOf(random: Random, { citizen, home }: SamplePerson): SamplePerson {
  const _id = random.uuid();
  const second = { ...citizen, _id, identityDocument: null, identityStatus: 'WITHOUT_ID' as const };
  return { home, citizen: { ...second, ...searchable(_id, second) } };
}

const other = (gender: Gender): Gender => (gender === 'MALE' ? 'FEMALE' : 'MALE');
const two = (number: number) => String(number).padStart(2, '0');
