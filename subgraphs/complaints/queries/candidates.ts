/**
 * Records that a complaint without one may be about: by the claimed number, and by name and date of birth. Whoever files a complaint may
 * claim any number, so that to be shown them is a search by it: on record, and so many an hour.
 */
import type { Staff } from '@so-tiem/platform/identity/identity';
import { numberSuffix } from '@so-tiem/platform/search/searchText';
import { LRUCache } from 'lru-cache';
import type { Directory } from '../graph/directory.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { Store } from '../model/store.ts';

const HOUR_MS = 3_600_000;
const MAX_REMEMBERED = 10_000;
/** A screen that shows itself anew is one search. */
const counted = new LRUCache<string, true>({ max: MAX_REMEMBERED, ttl: HOUR_MS });

/** @returns ids of records; none where it is known whose record it is, or the complaint is closed; null after too many */
export async function candidatesOf(store: Store, directory: Directory, staff: Staff, complaint: ComplaintRecord): Promise<string[] | null> {
  if (complaint.citizenId || complaint.closedAt) return [];
  if (!(await canRead(store, staff, complaint))) return null;
  const number = complaint.complainant.identityDocument?.number;
  store.trail.logRead({
    action: 'citizen.SEARCHED',
    subjects: [`complaint:${complaint._id}`, ...(number ? [`number:${numberSuffix(number)}`] : [])],
    fields: [...(number ? ['identityDocument'] : []), 'fullName', 'dateOfBirth'],
  });
  return await directory.findPeople(complaint.complainant);
}

async function canRead({ candidateReads }: Store, staff: Staff, { _id }: ComplaintRecord): Promise<boolean> {
  const key = `${staff.id} ${_id}`;
  if (counted.has(key)) return true;
  if (!(await candidateReads.tryTake(staff.id))) return false;
  counted.set(key, true);
  return true;
}
