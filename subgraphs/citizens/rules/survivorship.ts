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
  'IDENTITY_DOCUMENT',
  'HEALTH_INSURANCE_NUMBER',
  'PHONE',
  'EMAIL',
  'ADDRESS',
  'RESIDENCE',
] as const;
export type MergeableField = (typeof MERGEABLE)[number];

/** What is of a record, and changes with its fields. */
const FIELDS = {
  FULL_NAME: ['fullName', 'suffixes', 'sortKey'],
  DATE_OF_BIRTH: ['dateOfBirth'],
  GENDER: ['gender'],
  NATIONALITY: ['nationality'],
  IDENTITY_DOCUMENT: ['identityDocument'],
  HEALTH_INSURANCE_NUMBER: ['healthInsuranceNumber'],
  PHONE: ['phone'],
  EMAIL: ['email'],
  ADDRESS: ['address'],
  RESIDENCE: ['communeCode', 'districtCode', 'provinceCode'],
} as const satisfies Record<MergeableField, readonly (keyof CitizenRecord)[]>;

/** What the population database has said of, together: another one of them is another person to it. */
const VERIFIED_TOGETHER = ['fullName', 'dateOfBirth', 'gender', 'identityDocument'] as const;

/** Two records of which neither number nor date of birth agrees are two people's until one of the two is corrected. */
const areAlike = (one: CitizenRecord, duplicate: CitizenRecord): boolean =>
  one.numbers.some((number) => duplicate.numbers.includes(number)) ||
  one.dateOfBirth.startsWith(duplicate.dateOfBirth) ||
  duplicate.dateOfBirth.startsWith(one.dateOfBirth);

/** @throws DomainError for two people whom the population database knows apart, or whom nothing shows to be one */
export function mergeFields(
  survivor: CitizenRecord,
  duplicate: CitizenRecord,
  fieldsFromDuplicate: readonly MergeableField[],
): CitizenRecord {
  if (!areAlike(survivor, duplicate))
    throw invalid('duplicateId', 'neither number nor date of birth is the same: correct one of the two first', 'NOT_ALIKE');
  const verified = [survivor, duplicate].filter(({ identityStatus }) => identityStatus === 'VERIFIED');
  if (verified.length === 2 && survivor.identityDocument?.number !== duplicate.identityDocument?.number)
    throw invalid('duplicateId', 'both are verified under different numbers: two people');
  const taken = Object.fromEntries(fieldsFromDuplicate.flatMap((field) => FIELDS[field].map((name) => [name, duplicate[name]])));
  const merged: CitizenRecord = { ...survivor, ...taken, version: survivor.version + 1 };
  Object.assign(merged, searchable(survivor._id, merged, [...survivor.numbers, ...duplicate.numbers]));
  const same = [survivor, duplicate].find((record) => VERIFIED_TOGETHER.every((name) => isDeepStrictEqual(record[name], merged[name])));
  merged.identityStatus = same?.identityStatus ?? statusAfterChange(merged.identityDocument);
  return merged;
}

/** The survivor record without the merge: what was changed since stays. */
export function unmergeFields(now: CitizenRecord, { before, after }: { before: CitizenRecord; after: CitizenRecord }): CitizenRecord {
  // What belongs together goes back together: half a residence is none.
  const groups = [...Object.values(FIELDS), ['identityStatus']] as (keyof CitizenRecord)[][];
  const untouched = groups.filter((names) => names.every((name) => isDeepStrictEqual(now[name], after[name])));
  const back = untouched.flat().map((name) => [name, before[name]]);
  const since = now.numbers.filter((number) => !after.numbers.includes(number));
  return { ...now, ...Object.fromEntries(back), numbers: [...before.numbers, ...since], version: now.version + 1 };
}
