/** What a complaint is about is really wrong on the record, until it is resolved: the brief's classes of errors. */

import type { CitizenRecord } from '../subgraphs/citizens/model/citizen.ts';
import { searchable } from '../subgraphs/citizens/model/searchable.ts';
import type { ComplaintKind } from '../subgraphs/complaints/generated/schema.ts';

import type { SiteRecord } from '../subgraphs/facilities/model/site.ts';
import { type GivenDose, nextDoseOf } from './doses.ts';
import { personName } from './names.ts';
import { type SamplePerson, secondRecordOf } from './people.ts';
import type { Random } from './random.ts';

/** Changes the person and their doses; returns the second record of a person whose record is split. */
export function spoilRecord(
  random: Random,
  kind: ComplaintKind,
  person: SamplePerson,
  doses: GivenDose[],
  elsewhere: SiteRecord,
): CitizenRecord | undefined {
  if (kind === 'PERSON_WRONG') spoilPerson(random, person.citizen);
  if (kind === 'DOSES_OF_ANOTHER') doses.push({ record: nextDoseOf(random, { ...person, home: elsewhere }, doses), entered: true });
  if (kind !== 'RECORD_SPLIT') return undefined;
  const second = secondRecordOf(random, person).citizen;
  const last = doses.at(-1);
  if (last) last.record.citizenId = second._id;
  return second;
}

/** The usual slips of the pen: day and month exchanged or the year wrong, the name misheard, the gender, an old phone. */
function spoilPerson(random: Random, citizen: CitizenRecord): void {
  const field = random.weighted({ dateOfBirth: 45, fullName: 35, gender: 10, phone: 10 });
  if (field === 'dateOfBirth') citizen.dateOfBirth = wrongDay(random, citizen.dateOfBirth);
  if (field === 'fullName')
    citizen.fullName = `${citizen.fullName.replace(/\S+$/, '')}${personName(random, citizen.gender).split(' ').at(-1)}`;
  if (field === 'gender') citizen.gender = citizen.gender === 'MALE' ? 'FEMALE' : 'MALE';
  if (field === 'phone') citizen.phone = null;
  if (citizen.identityStatus === 'VERIFIED' && field !== 'phone') citizen.identityStatus = 'MISMATCHED';
  Object.assign(citizen, searchable(citizen._id, citizen));
}

function wrongDay(random: Random, date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  if (Number(day) <= 12 && day !== month) return `${year}-${day}-${month}`;
  return `${Number(year) - random.int(1, 9)}-${month}-${day}`;
}
