/** Which fields a merged person takes from which record, and what taking a merge back leaves of them. */
import { isDeepStrictEqual } from 'node:util';
import { invalid } from '@so-tiem/platform/errors/errors';
import type { CitizenRecord } from '../model/citizen.ts';
import { searchable } from '../model/searchable.ts';
import { statusAfterChange } from './identityStatus.ts';

export const MERGEABLE = [
  'FULL_NAME',
  'DATE_OF_BIRTH',
  'GENDER',
  'NATIONALITY',
  'IDENTIFICATION',
  'HEALTH_INSURANCE_NUMBER',
  'PHONE',
  'EMAIL',
  'ADDRESS',
  'RESIDENCE',
] as const;
export type MergeableField = (typeof MERGEABLE)[number];

/** What is of a record, and changes with its fields. */
const FIELDS = {
  FULL_NAME: ['fullName', 'tails', 'sortKey'],
  DATE_OF_BIRTH: ['dateOfBirth'],
  GENDER: ['gender'],
  NATIONALITY: ['nationality'],
  IDENTIFICATION: ['identification'],
  HEALTH_INSURANCE_NUMBER: ['healthInsuranceNumber'],
  PHONE: ['phone'],
  EMAIL: ['email'],
  ADDRESS: ['address'],
  RESIDENCE: ['communeCode', 'districtCode', 'provinceCode'],
} as const satisfies Record<MergeableField, readonly (keyof CitizenRecord)[]>;

/** What the population database has said of, together: another one of them is another person to it. */
const VERIFIED_TOGETHER = ['fullName', 'dateOfBirth', 'gender', 'identification'] as const;

/** Two records of which neither number nor date of birth agrees are two people's until one of the two is corrected. */
const areAlike = (one: CitizenRecord, other: CitizenRecord): boolean =>
  one.numbers.some((number) => other.numbers.includes(number)) ||
  one.dateOfBirth.startsWith(other.dateOfBirth) ||
  other.dateOfBirth.startsWith(one.dateOfBirth);

/** @throws DomainError for two people whom the population database knows apart, or whom nothing shows to be one */
export function mergeFields(kept: CitizenRecord, other: CitizenRecord, take: readonly MergeableField[]): CitizenRecord {
  if (!areAlike(kept, other))
    throw invalid('otherId', 'neither number nor date of birth is the same: correct one of the two first', 'NOT_ALIKE');
  const verified = [kept, other].filter(({ identityStatus }) => identityStatus === 'VERIFIED');
  if (verified.length === 2 && kept.identification?.number !== other.identification?.number)
    throw invalid('otherId', 'both are verified under different numbers: two people');
  const taken = Object.fromEntries(take.flatMap((field) => FIELDS[field].map((name) => [name, other[name]])));
  const merged: CitizenRecord = { ...kept, ...taken, version: kept.version + 1 };
  Object.assign(merged, searchable(kept._id, merged, [...kept.numbers, ...other.numbers]));
  const same = [kept, other].find((record) => VERIFIED_TOGETHER.every((name) => isDeepStrictEqual(record[name], merged[name])));
  merged.identityStatus = same?.identityStatus ?? statusAfterChange(merged.identification);
  return merged;
}

/** The kept record without the merge: what was changed since stays. */
export function unmergeFields(now: CitizenRecord, { before, after }: { before: CitizenRecord; after: CitizenRecord }): CitizenRecord {
  // What belongs together goes back together: half a residence is none.
  const groups = [...Object.values(FIELDS), ['identityStatus']] as (keyof CitizenRecord)[][];
  const untouched = groups.filter((names) => names.every((name) => isDeepStrictEqual(now[name], after[name])));
  const back = untouched.flat().map((name) => [name, before[name]]);
  const since = now.numbers.filter((number) => !after.numbers.includes(number));
  return { ...now, ...Object.fromEntries(back), numbers: [...before.numbers, ...since], version: now.version + 1 };
}
