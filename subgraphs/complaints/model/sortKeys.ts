/**
 * Where an open complaint stands in each order of the queue that is not the order of urgencyKey: strings that sort, each
 * indexed for each level of units. What is closed stands nowhere but in the order of urgencyKey.
 */
import type { Territory } from '@so-tiem/platform/identity/territory';
import type { ComplaintKind } from '../generated/schema.ts';
import type { ComplaintRecord, SortedBy } from './complaint.ts';
import { inDigits, urgencyKeyOf } from './urgencyKey.ts';

/** In the order of their kinds; a part of what is stored, so that a new kind goes to the end. */
export const KIND_ORDER: Readonly<Record<ComplaintKind, number>> = {
  DOSE_MISSING: 0,
  DOSE_WRONG: 1,
  PERSON_WRONG: 2,
  DOSES_OF_ANOTHER: 3,
  RECORD_SPLIT: 4,
  PASSPORT: 5,
};

/** Less than any character of a code: an office stands before the sites below it. */
const AFTER_PATH = ' ';

type Placed = Pick<
  ComplaintRecord,
  'code' | 'kind' | 'recordedAt' | 'deadline' | 'closedAt' | 'province' | 'district' | 'commune' | 'site'
>;

/** The complaint's place in each order. */
export const sortKeysOf = (complaint: Placed): Pick<ComplaintRecord, 'urgencyKey' | 'sortKeys'> => ({
  urgencyKey: urgencyKeyOf(complaint),
  sortKeys: complaint.closedAt ? null : placesOf(complaint),
});

function placesOf({ code, kind, recordedAt, deadline, province, district, commune, site }: Placed): Record<SortedBy, string> {
  const within = inDigits(deadline) + code;
  return {
    RECORDED: inDigits(recordedAt) + code,
    SITE: unitPath({ province, district, commune, site }) + AFTER_PATH + within,
    KIND: `${KIND_ORDER[kind]}${within}`,
  };
}

/** Codes of the units that a place lies in, from the province down; a site's code is such a path itself. */
export const unitPath = ({ province, district, commune, site }: Territory): string =>
  site ?? [province, district, commune].filter((each) => each !== null).join('.');

/** Condition on open complaints that a unit has to finish itself, and not those below it. @param path its `unitPath` */
export const ofUnitItself = (path: string): Record<string, unknown> => ({
  'sortKeys.SITE': { $type: 'string', $gte: path + AFTER_PATH, $lt: `${path}!` },
});
