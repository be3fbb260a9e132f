/** What the citizen of a complaint stated themselves, without what a duplicate added when it was merged: the two may be two people's. */
import type { ComplaintRecord } from '../model/complaint.ts';
import type { ComplaintEventRecord } from '../model/complaintEvent.ts';

/** What its citizen stated. */
export type StatementRecord = Pick<ComplaintRecord, 'description' | 'claimedDoses' | 'photos'>;

/** @param history oldest first */
export function statementOf(
  { description, claimedDoses, photos }: StatementRecord,
  history: readonly ComplaintEventRecord[],
): StatementRecord {
  const absorbed = history.find(({ kind }) => kind === 'ABSORBED');
  return { description, claimedDoses, photos, ...absorbed?.before };
}
