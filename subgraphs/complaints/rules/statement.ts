/** What the citizen of a complaint told themselves, without what another one brought along when it was joined: the two may be two people's. */
import type { ComplaintRecord } from '../model/complaint.ts';
import type { ComplaintEventRecord } from '../model/complaintEvent.ts';

/** What is told of a complaint by who filed it. */
export type OwnWords = Pick<ComplaintRecord, 'description' | 'claimedDoses' | 'photos'>;

/** @param history oldest first */
export function ownWords({ description, claimedDoses, photos }: OwnWords, history: readonly ComplaintEventRecord[]): OwnWords {
  const joined = history.find(({ kind }) => kind === 'TOOK_OVER');
  return { description, claimedDoses, photos, ...(joined?.before as Partial<OwnWords> | null | undefined) };
}
