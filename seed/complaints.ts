/** Complaints in every state around the present moment, each about a real person and, mostly, a dose that is really missing. */

import { CITIZEN_ID } from '@so-tiem/platform/identity/actor';
import type { IdentityDocument } from '@so-tiem/platform/inputs/identityDocument';
import { suffixesOf } from '../subgraphs/complaints/actions/fileComplaint.ts';
import type { ComplaintKind, RejectionReason, ResolutionOutcome } from '../subgraphs/complaints/generated/schema.ts';
import type { ClaimedDoseRecord, ComplaintRecord } from '../subgraphs/complaints/model/complaint.ts';
import type { ComplaintEventRecord } from '../subgraphs/complaints/model/complaintEvent.ts';
import { sortKeysOf } from '../subgraphs/complaints/model/sortKeys.ts';
import { deadlineFrom } from '../subgraphs/complaints/rules/deadline.ts';
import { REJECTION_REASONS } from '../subgraphs/complaints/rules/rejectionReasons.ts';
import { responsibleFor } from '../subgraphs/complaints/rules/routing.ts';
import { newTrackingCode } from '../subgraphs/complaints/rules/trackingCode.ts';
import { mobilePhone } from './contacts.ts';
import type { GivenDose } from './doses.ts';
import type { SamplePerson } from './people.ts';
import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;
const OTHER_KINDS = { DOSE_WRONG: 24, PERSON_WRONG: 42, DOSES_OF_ANOTHER: 5, RECORD_SPLIT: 9, PASSPORT: 20 };
export const USUAL_STATES = { RECEIVED: 22, IN_PROGRESS: 10, RESOLVED: 48, REJECTED: 20 };
/** How many of each state, by weight. */
export type StateMix = Partial<typeof USUAL_STATES>;

/** How much the citizens know about where they were injected. */
const KNOWN = { SITE: 70, COMMUNE: 12, DISTRICT: 10, PROVINCE: 8 };
const REASONS = Object.keys(REJECTION_REASONS) as RejectionReason[];

export interface SampleComplaint {
  complaint: ComplaintRecord;
  events: ComplaintEventRecord[];
}

interface SampleHandler {
  id: string;
  name: string;
}

/** Of a site, and of the offices above it. */
export interface SampleHandlers {
  atSite: SampleHandler;
  above: SampleHandler;
}

/** A resolved complaint about a missing dose has that dose entered, as resolving it would have. */
export function makeComplaint(
  random: Random,
  { now, states }: { now: Date; states: StateMix },
  { citizen, home }: SamplePerson,
  doses: readonly GivenDose[],
  handlers: SampleHandlers,
): SampleComplaint {
  const missing = doses.find((dose) => !dose.entered);
  const kind: ComplaintKind = missing ? 'DOSE_MISSING' : random.weighted(OTHER_KINDS);
  const status = random.weighted(states);
  const closed = status === 'RESOLVED' || status === 'REJECTED';
  const recordedAt = new Date(
    now.getTime() -
      (closed ? random.int(50, 40 * 24) : random.int(0, 54) * (random.chance(0.9) ? 0.9 : 1.2)) * HOUR_MS -
      random.int(0, HOUR_MS),
  );
  const closedAt = closed
    ? new Date(recordedAt.getTime() + (random.chance(0.93) ? random.int(1, 47) : random.int(48, 50)) * HOUR_MS)
    : null;
  const level = random.weighted(KNOWN);
  const place = {
    province: home.province,
    district: level === 'PROVINCE' ? null : home.district,
    commune: level === 'PROVINCE' || level === 'DISTRICT' ? null : home.commune,
    site: level === 'SITE' ? home._id : null,
  };
  const handler = level === 'SITE' ? handlers.atSite : handlers.above;
  const code = newTrackingCode(Uint8Array.from({ length: 8 }, () => random.int(0, 255)));
  const phone = citizen.phone ?? mobilePhone(random);
  const reason = status === 'REJECTED' ? random.pick(REASONS) : null;
  const claimed = missing ?? (kind === 'DOSE_WRONG' ? random.pick(doses) : undefined);
  const complaint: ComplaintRecord = {
    _id: random.uuid(),
    code,
    kind,
    status,
    complainant: {
      fullName: citizen.fullName,
      dateOfBirth: citizen.dateOfBirth,
      gender: citizen.gender,
      identityDocument: isWholeCccd(citizen.identityDocument) ? citizen.identityDocument : { kind: 'CMND', number: random.digits(9) },
      healthInsuranceNumber: citizen.healthInsuranceNumber,
      phone,
      email: random.chance(0.5) ? `nguoi.dan.${random.digits(5)}@thu.example` : null,
      address: citizen.address,
    },
    description: DESCRIPTIONS[kind],
    claimedDoses: claimed ? [claimOf(random, claimed, kind, place.site)] : [],
    disputedDoseId: null,
    photos: [],
    citizenId: citizen._id,
    linkEvidence: kind !== 'PERSON_WRONG' && isWholeCccd(citizen.identityDocument) ? 'CLAIM' : 'SECOND_PERSON',
    proposedLink: null,
    siteCode: place.site,
    responsible: responsibleFor(place),
    ...place,
    assigneeId: status === 'RECEIVED' ? null : handler.id,
    assigneeName: status === 'RECEIVED' ? null : handler.name,
    claimExpiresAt: null,
    recordedAt,
    deadline: deadlineFrom(recordedAt),
    closedAt,
    decision: closedAt
      ? {
          status: status === 'REJECTED' ? 'REJECTED' : 'RESOLVED',
          byId: handler.id,
          by: handler.name,
          at: closedAt,
          outcome: reason ? null : OUTCOMES[kind],
          reason,
          note: null,
          doseId: null,
          citizenVersion: null,
          proof: [],
        }
      : null,
    correction: null,
    pendingDecision: null,
    mergedInto: null,
    possibleDuplicateOf: null,
    rejections: status === 'REJECTED' ? 1 : 0,
    underReview: false,
    rating: null,
    urgencyKey: '',
    sortKeys: null,
    suffixes: [],
    version: 1,
    idempotencyKey: `sample:${code}`,
  };
  complaint.suffixes = suffixesOf(complaint);
  complaint.rating = ratingOf(complaint);
  if (missing && complaint.decision?.status === 'RESOLVED') {
    enter(missing, complaint.decision);
    complaint.decision.doseId = missing.record._id;
  }
  const events = historyOf(random, now, complaint, handler);
  complaint.version = events.length;
  Object.assign(complaint, sortKeysOf(complaint));
  return { complaint, events };
}

const isWholeCccd = (document: IdentityDocument | null): document is IdentityDocument =>
  document?.kind === 'CCCD' && document.number.length === 12;

function enter(dose: GivenDose, { byId, by, at }: { byId: string | null; by: string; at: Date }): void {
  dose.entered = true;
  Object.assign(dose.record, { source: 'COMPLAINT', recordedAt: at, recordedBy: byId, recordedByName: by });
}

const OUTCOMES: Record<ComplaintKind, ResolutionOutcome> = {
  DOSE_MISSING: 'DOSE_ADDED',
  DOSE_WRONG: 'DOSE_CORRECTED',
  PERSON_WRONG: 'PERSON_CORRECTED',
  DOSES_OF_ANOTHER: 'DOSE_VOIDED',
  RECORD_SPLIT: 'PERSON_CORRECTED',
  PASSPORT: 'NOTHING_TO_CHANGE',
};

const DESCRIPTIONS: Record<ComplaintKind, string> = {
  DOSE_MISSING: 'Tôi đã tiêm nhưng trên sổ sức khoẻ không có mũi tiêm này.',
  DOSE_WRONG: 'Ngày tiêm ghi trên hệ thống không đúng với giấy xác nhận.',
  PERSON_WRONG: 'Thông tin cá nhân của tôi bị nhập sai, đề nghị sửa lại.',
  DOSES_OF_ANOTHER: 'Trên hồ sơ của tôi có mũi tiêm của người khác.',
  RECORD_SPLIT: 'Các mũi tiêm của tôi nằm ở hai hồ sơ khác nhau.',
  PASSPORT: 'Tôi đã tiêm đủ mũi nhưng chưa có hộ chiếu vắc xin.',
};

function claimOf(random: Random, { record }: GivenDose, kind: ComplaintKind, siteCode: string | null): ClaimedDoseRecord {
  const wrongDay = kind === 'DOSE_WRONG' ? random.int(1, 3) * 86_400_000 : 0;
  return {
    doseNumber: record.doseNumber,
    vaccineCode: random.chance(0.9) ? record.vaccineCode : null,
    lotNumber: random.chance(0.5) ? record.lotNumber : null,
    injectedOn: new Date(Date.parse(record.injectedOn) + wrongDay).toISOString().slice(0, 10),
    siteCode,
  };
}

/** Every fourth answers the question; drawn from the code, so that the rest of the sample stays what it was. */
function ratingOf({ code, status, closedAt }: ComplaintRecord): ComplaintRecord['rating'] {
  const drawn = code.charCodeAt(code.length - 1) + code.charCodeAt(code.length - 2);
  if (!closedAt || drawn % 4) return null;
  const satisfied = drawn % 5 > (status === 'REJECTED' ? 2 : 0);
  return { satisfied, why: satisfied ? null : 'Tôi phải chờ lâu.', at: closedAt };
}

function historyOf(random: Random, now: Date, complaint: ComplaintRecord, handler: { id: string; name: string }): ComplaintEventRecord[] {
  const steps: Pick<ComplaintEventRecord, 'kind' | 'at' | 'byId' | 'by' | 'note'>[] = [
    { kind: 'FILED', at: complaint.recordedAt, byId: CITIZEN_ID, by: complaint.complainant.fullName, note: null },
  ];
  if (complaint.status !== 'RECEIVED') {
    const until = complaint.closedAt?.getTime() ?? now.getTime();
    steps.push({
      kind: 'CLAIMED',
      at: new Date(complaint.recordedAt.getTime() + Math.floor(random.next() * (until - complaint.recordedAt.getTime()))),
      byId: handler.id,
      by: handler.name,
      note: null,
    });
  }
  const { decision } = complaint;
  if (decision)
    steps.push({
      kind: decision.status,
      at: decision.at,
      byId: handler.id,
      by: handler.name,
      note: decision.reason ? REJECTION_REASONS[decision.reason] : null,
    });
  if (complaint.rating) {
    const { at, why } = complaint.rating;
    steps.push({ kind: 'RATED', at, byId: CITIZEN_ID, by: complaint.complainant.fullName, note: why });
  }
  return steps.map((step, i) => ({ ...step, complaintId: complaint._id, version: i + 1, before: null }));
}
