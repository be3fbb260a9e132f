/** All records of one person: the one that stands, those that were merged into it, and every number that any of them had. */
import { wrongState } from '@so-tiem/platform/errors';
import type { CitizenRecord } from '../model/citizen.ts';
import type { Store } from '../model/store.ts';

const MAX_RECORDS = 50;

/** @throws DomainError WRONG_STATE while two of them are being merged or separated, or when they are more than a person has */
export async function recordsOfPerson(
  { citizens, merges, revisions }: Store,
  person: CitizenRecord,
): Promise<{ ids: string[]; numbers: string[] }> {
  if (person.mergedInto) throw wrongState('a record that was merged with another');
  const ids = new Set([person._id]);
  for (let next = [person._id]; next.length; ) {
    const into = await merges.find({ keptId: { $in: next }, status: { $ne: 'REFUSED' } }).lean();
    if (into.some(({ status }) => status === 'MERGING' || status === 'SEPARATING')) throw wrongState('a merge of this person is under way');
    next = into.flatMap(({ status, otherId }) => (status === 'MERGED' && !ids.has(otherId) ? [otherId] : []));
    for (const id of next) ids.add(id);
    if (ids.size > MAX_RECORDS) throw wrongState(`more than ${MAX_RECORDS} records`);
  }
  const these = { $in: [...ids] };
  const records = await citizens.find({ _id: these }).lean();
  const earlier = await revisions.find({ citizenId: these }).lean();
  const numbers = [...records, ...earlier.map(({ before }) => before)].flatMap(({ identification }) => identification?.number ?? []);
  return { ids: [...ids], numbers: [...new Set(numbers)] };
}
