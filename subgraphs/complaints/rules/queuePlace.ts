/**
 * Where an open complaint stands in each order of the queue that is not the order of urgency: strings that sort, each
 * indexed for each level of units. What is finished stands nowhere but in the order of urgency.
 */
import type { ComplaintRecord, QueuePlace } from '../model/complaint.ts';
import { COMPLAINT_KINDS } from './complaintInput.ts';
import { inDigits, urgencyOf } from './urgency.ts';

export type QueueOrder = 'TIME_LEFT' | QueuePlace;

type Placed = Pick<
  ComplaintRecord,
  'code' | 'kind' | 'recordedAt' | 'deadline' | 'finishedAt' | 'province' | 'district' | 'commune' | 'site'
>;

/** The complaint's place in each order. */
export const placeInQueue = (complaint: Placed): Pick<ComplaintRecord, 'urgency' | 'places'> => ({
  urgency: urgencyOf(complaint),
  places: complaint.finishedAt ? null : placesOf(complaint),
});

function placesOf({ code, kind, recordedAt, deadline, province, district, commune, site }: Placed): Record<QueuePlace, string> {
  const within = inDigits(deadline) + code;
  const unit = site ?? [province, district, commune].filter((each) => each !== null).join('.');
  return {
    RECORDED: inDigits(recordedAt) + code,
    // A space is less than any character of a code: an office stands before the sites below it.
    SITE: `${unit} ${within}`,
    KIND: `${COMPLAINT_KINDS.indexOf(kind)}${within}`,
  };
}
