/** All records of one person: the one that stands, and those that were merged into it. */
import { wrongState } from '@so-tiem/platform/errors/errors';
import { MAX_RECORDS_OF_PERSON } from '@so-tiem/platform/values/erasure';
import type { ClientSession } from 'mongoose';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';

/** @returns their ids, first the one that stands @throws DomainError WRONG_STATE while two of them are being merged or unmerged, or when they are more than a person has */
export async function recordsOfPerson({ merges }: Store, person: CitizenRecord, session?: ClientSession): Promise<string[]> {
  if (person.mergedInto) throw wrongState('a record that was merged with another');
  const within = session ? { session } : {};
  const ids = new Set([person._id]);
  for (let next = [person._id]; next.length; ) {
    const into = await merges.find({ survivorId: { $in: next }, status: { $ne: 'REFUSED' } }, null, within).lean();
    if (into.some(({ status }) => status === 'MERGING' || status === 'UNMERGING')) throw wrongState('a merge of this person is under way');
    next = into.flatMap(({ status, duplicateId }) => (status === 'MERGED' && !ids.has(duplicateId) ? [duplicateId] : []));
    for (const id of next) ids.add(id);
    if (ids.size > MAX_RECORDS_OF_PERSON) throw wrongState(`more than ${MAX_RECORDS_OF_PERSON} records`);
  }
  return [...ids];
}
