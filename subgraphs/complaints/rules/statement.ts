/** What the citizen of a complaint told themselves, without what another one brought along when it was joined: the two may be two people's. */
import type { ComplaintRecord } from '../model/complaint.ts';
import type { ComplaintEventRecord } from '../model/complaintEvent.ts';

/** What is told of a complaint by who filed it. */
export type StatementRecord = Pick<ComplaintRecord, 'description' | 'claimedDoses' | 'photos'>;

/** @param history oldest first */
export function statementOf(
  { description, claimedDoses, photos }: StatementRecord,
  history: readonly ComplaintEventRecord[],
): StatementRecord {
  const joined = history.find(({ kind }) => kind === 'ABSORBED');
  return { description, claimedDoses, photos, ...joined?.before };
}
