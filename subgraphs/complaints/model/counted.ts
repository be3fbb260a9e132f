/** What a complaint is counted by, and the cells that counts are kept in. */
import type { ComplaintRecord } from './complaint.ts';

export type Cells = Record<string, number>;

/** What decides where a complaint is counted. */
export type Counted = Pick<
  ComplaintRecord,
  'kind' | 'status' | 'province' | 'district' | 'commune' | 'site' | 'recordedAt' | 'deadline' | 'closedAt' | 'assigneeId' | 'assigneeName'
> & { rating: Pick<NonNullable<ComplaintRecord['rating']>, 'satisfied'> | null };

export const COUNTED_FIELDS = {
  kind: 1,
  status: 1,
  province: 1,
  district: 1,
  commune: 1,
  site: 1,
  recordedAt: 1,
  deadline: 1,
  closedAt: 1,
  assigneeId: 1,
  assigneeName: 1,
  rating: 1,
} as const;

export const countedOf = (complaint: Counted): Counted => ({
  kind: complaint.kind,
  status: complaint.status,
  province: complaint.province,
  district: complaint.district,
  commune: complaint.commune,
  site: complaint.site,
  recordedAt: complaint.recordedAt,
  deadline: complaint.deadline,
  closedAt: complaint.closedAt,
  assigneeId: complaint.assigneeId,
  assigneeName: complaint.assigneeName,
  rating: complaint.rating && { satisfied: complaint.rating.satisfied },
});
