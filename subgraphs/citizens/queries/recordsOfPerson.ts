/** All records of one person: the one that stands, and those that were merged into it; with what identifies each. */
import { wrongState } from '@so-tiem/platform/errors';
import { MAX_RECORDS_OF_PERSON } from '@so-tiem/platform/values/erasure';
import type { ClientSession } from 'mongoose';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';

export interface PersonRecords {
  citizenIds: string[];
  /** What a complaint says that is about one of them. Numbers that a record had by mistake may be somebody else's, and are not here. */
  claims: { number: string; dateOfBirth: string }[];
}

/** @throws DomainError WRONG_STATE while two of them are being merged or separated, or when they are more than a person has */
export async function recordsOfPerson({ citizens, merges }: Store, person: CitizenRecord, session?: ClientSession): Promise<PersonRecords> {
  if (person.mergedInto) throw wrongState('a record that was merged with another');
  const within = session ? { session } : {};
  const ids = new Set([person._id]);
  for (let next = [person._id]; next.length; ) {
    const into = await merges.find({ keptId: { $in: next }, status: { $ne: 'REFUSED' } }, null, within).lean();
    if (into.some(({ status }) => status === 'MERGING' || status === 'SEPARATING')) throw wrongState('a merge of this person is under way');
    next = into.flatMap(({ status, otherId }) => (status === 'MERGED' && !ids.has(otherId) ? [otherId] : []));
    for (const id of next) ids.add(id);
    if (ids.size > MAX_RECORDS_OF_PERSON) throw wrongState(`more than ${MAX_RECORDS_OF_PERSON} records`);
  }
  const records = await citizens.find({ _id: { $in: [...ids] } }, null, within).lean();
  const claims = records.flatMap(({ identification, dateOfBirth }) =>
    identification ? [{ number: identification.number, dateOfBirth }] : [],
  );
  return { citizenIds: [...ids], claims };
}
