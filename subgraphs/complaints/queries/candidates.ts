/** Records that a complaint without one may be about: by the claimed number, and by name and date of birth. */
import type { Directory } from '../graph/directory.ts';
import type { ComplaintRecord } from '../model/complaint.ts';

/** @returns ids of records; none where it is known whose record it is, or the complaint is finished */
export async function candidatesOf(directory: Directory, complaint: ComplaintRecord): Promise<string[]> {
  if (complaint.citizenId || complaint.finishedAt) return [];
  return await directory.findPeople(complaint.complainant);
}
