/**
 * Where an open complaint stands in each order of the queue that is not the order of urgency: strings that sort, each
 * indexed for each level of units. What is finished stands nowhere but in the order of urgency.
 */
import type { Territory } from '@so-tiem/platform/identity/territory';
import { COMPLAINT_KINDS } from '../rules/complaintInput.ts';
import type { ComplaintRecord, QueuePlace } from './complaint.ts';
import { inDigits, urgencyOf } from './urgencyKey.ts';

export type QueueOrder = 'TIME_LEFT' | QueuePlace;

/** Less than any character of a code: an office stands before the sites below it. */
const AFTER_PATH = ' ';

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
  return {
    RECORDED: inDigits(recordedAt) + code,
    SITE: unitPath({ province, district, commune, site }) + AFTER_PATH + within,
    KIND: `${COMPLAINT_KINDS.indexOf(kind)}${within}`,
  };
}

/** Codes of the units that a place lies in, from the province down; a site's code is such a path itself. */
export const unitPath = ({ province, district, commune, site }: Territory): string =>
  site ?? [province, district, commune].filter((each) => each !== null).join('.');

/** Condition on open complaints that a unit has to finish itself, and not those below it. @param path its `unitPath` */
export const ofUnitItself = (path: string): Record<string, unknown> => ({
  'places.SITE': { $type: 'string', $gte: path + AFTER_PATH, $lt: `${path}!` },
});
