/** Complaints as they stand; what happened to them is in complaintEvent.ts. */

import type { LinkEvidence } from '@so-tiem/platform/authorization/visibility';
import type { Staff } from '@so-tiem/platform/identity/identity';
import type { Gender, IdentityDocument } from '@so-tiem/platform/inputs/identityDocument';
import type { Job } from '@so-tiem/platform/jobs/job';
import { seal } from '@so-tiem/platform/storage/encryption/sealing';
import { type Connection, Schema } from 'mongoose';
import type { ComplaintEventKind, ComplaintKind, ComplaintStatus, RejectionReason, ResolutionOutcome } from '../generated/schema.ts';
import type { ProposedLinkRecord } from '../rules/citizenLink.ts';
import type { Correction } from '../rules/corrections.ts';

import type { Responsible } from '../rules/routing.ts';

export type HandlingUnitRecord = Responsible;

export interface ClaimedDoseRecord {
  doseNumber: number;
  vaccineCode: string | null;
  lotNumber: string | null;
  /** Null for who does not remember. */
  injectedOn: string | null;
  siteCode: string | null;
}

export interface PhotoRecord {
  id: string;
  contentType: string;
  size: number;
  width: number | null;
  height: number | null;
}

export interface DecisionRecord {
  status: 'RESOLVED' | 'REJECTED';
  /** Null where the name alone is on record. */
  byId: string | null;
  by: string;
  at: Date;
  /** How it was resolved; null when it was rejected. */
  outcome: ResolutionOutcome | null;
  reason: RejectionReason | null;
  note: string | null;
  /** The dose as it is since, or that was declared void. */
  doseId: string | null;
  /** The version of the person's record that was corrected. */
  citizenVersion: number | null;
  /** What of the complaint's photos it rests on. */
  proof: PhotoRecord[];
}

/** Orders of the queue beside that of urgencyKey: by when it was filed; by the unit that has it; by kind. */
export const SORTED_BY = ['RECORDED', 'SITE', 'KIND'] as const;
export type SortedBy = (typeof SORTED_BY)[number];

/** A decided correction that is being carried out in another subgraph. */
export type CorrectionRecord = Correction & {
  /** Names the correction in the other subgraph, so that it is done once. */
  idempotencyKey: string;
  note: string | null;
  proof: PhotoRecord[];
  decidedBy: Staff;
};

/** What was decided and can still be undone: its citizen is not told of it, and nothing follows from it, until then. */
export interface PendingDecisionRecord {
  id: string;
  kind: ComplaintEventKind;
  by: Staff;
  at: Date;
  effectiveAt: Date;
  note: string | null;
  /** What the complaint will be. */
  fields: Partial<ComplaintRecord>;
  /** What will follow. */
  jobs: Job[];
}

/** Who complains, as they say. */
export interface ComplainantRecord {
  fullName: string;
  dateOfBirth: string;
  gender: Gender;
  /** Null for children, and for people whose papers are lost. */
  identityDocument: IdentityDocument | null;
  healthInsuranceNumber: string | null;
  phone: string;
  email: string | null;
  address: string | null;
}

export interface ComplaintRecord {
  _id: string;
  code: string;
  kind: ComplaintKind;
  status: ComplaintStatus;
  complainant: ComplainantRecord;
  description: string | null;
  claimedDoses: ClaimedDoseRecord[];
  disputedDoseId: string | null;
  photos: PhotoRecord[];
  citizenId: string | null;
  /** How that is known; null while it is not. */
  linkEvidence: LinkEvidence | null;
  /** A record that waits for a second person. */
  proposedLink: ProposedLinkRecord | null;
  /** The site that injected, as far as it is known. */
  siteCode: string | null;
  responsible: Responsible;
  /** Territory of the responsible unit: who sees the complaint. */
  province: string;
  district: string | null;
  commune: string | null;
  site: string | null;
  assigneeId: string | null;
  assigneeName: string | null;
  /** When it goes back to the unit unless its handler shows up; null when it does not. */
  claimExpiresAt: Date | null;
  recordedAt: Date;
  deadline: Date;
  closedAt: Date | null;
  decision: DecisionRecord | null;
  correction: CorrectionRecord | null;
  pendingDecision: PendingDecisionRecord | null;
  /** How often it was rejected; a second time is the authority's above to decide. */
  rejections: number;
  /** The complaint that goes on in the place of this one; null unless it was merged. */
  mergedInto: string | null;
  /** An open complaint of the same person about the same thing, when this one was filed. */
  possibleDuplicateOf: string | null;
  /** Whether the authority above has it because a unit below would reject it a second time. */
  underReview: boolean;
  /** What the citizen said of the decision. */
  rating: { satisfied: boolean; why: string | null; at: Date } | null;
  /** model/urgencyKey.ts */
  urgencyKey: string;
  /** model/sortKeys.ts; null once it is closed. */
  sortKeys: Record<SortedBy, string> | null;
  /** What it is found by: platform/search/searchText.ts. */
  suffixes: string[];
  version: number;
  idempotencyKey: string;
}

const text = { type: String, default: null };
const required = { type: String, required: true };

const claimedDose = new Schema<ClaimedDoseRecord>(
  { doseNumber: { type: Number, required: true }, vaccineCode: text, lotNumber: text, injectedOn: text, siteCode: text },
  { _id: false },
);
const count = { type: Number, default: null };
const photo = new Schema<PhotoRecord>(
  { id: required, contentType: required, size: { type: Number, required: true }, width: count, height: count },
  { _id: false, id: false },
);

const schema = new Schema<ComplaintRecord>(
  {
    _id: required,
    code: required,
    kind: required,
    status: required,
    complainant: { type: Schema.Types.Mixed, required: true },
    description: text,
    claimedDoses: { type: [claimedDose], required: true },
    disputedDoseId: text,
    photos: { type: [photo], required: true },
    citizenId: text,
    linkEvidence: text,
    proposedLink: { type: Schema.Types.Mixed, default: null },
    siteCode: text,
    responsible: { type: Schema.Types.Mixed, required: true },
    province: required,
    district: text,
    commune: text,
    site: text,
    assigneeId: text,
    assigneeName: text,
    claimExpiresAt: { type: Date, default: null },
    recordedAt: { type: Date, required: true },
    deadline: { type: Date, required: true },
    closedAt: { type: Date, default: null },
    decision: { type: Schema.Types.Mixed, default: null },
    correction: { type: Schema.Types.Mixed, default: null },
    pendingDecision: { type: Schema.Types.Mixed, default: null },
    mergedInto: text,
    possibleDuplicateOf: text,
    rejections: { type: Number, default: 0 },
    underReview: { type: Boolean, default: false },
    rating: { type: Schema.Types.Mixed, default: null },
    urgencyKey: required,
    sortKeys: { type: Schema.Types.Mixed, default: null },
    suffixes: { type: [String], required: true },
    version: { type: Number, required: true },
    idempotencyKey: required,
  },
  { collection: 'complaints', versionKey: false, minimize: false },
);
seal(schema, {
  texts: ['complainant.identityDocument.number', 'complainant.healthInsuranceNumber', 'complainant.phone'],
  values: ['correction', 'pendingDecision', 'description', 'complainant.email', 'complainant.address', 'decision.note', 'rating.why'],
});
schema.index({ code: 1 }, { unique: true });
schema.index({ idempotencyKey: 1 }, { unique: true });
schema.index({ citizenId: 1 });
schema.index({ closedAt: 1 }, { partialFilterExpression: { closedAt: { $type: 'date' } }, name: 'closed' });
schema.index({ suffixes: 1, urgencyKey: 1 }, { name: 'suffixes' });
schema.index({ assigneeId: 1, urgencyKey: 1 });
schema.index({ claimExpiresAt: 1 }, { partialFilterExpression: { claimExpiresAt: { $type: 'date' } } });
// One index for each level that a unit can be of, and order of the queue: a page is a range of it, at any size.
for (const level of ['country', 'province', 'district', 'commune', 'site']) {
  const within: Record<string, 1> = level === 'country' ? {} : { [level]: 1 };
  schema.index({ ...within, urgencyKey: 1 }, { name: `queue_${level}` });
  for (const place of SORTED_BY) {
    const field = `sortKeys.${place}`;
    const partialFilterExpression = { [field]: { $type: 'string' } };
    schema.index({ ...within, [field]: 1 }, { name: `queue_${level}_${place}`, partialFilterExpression });
  }
}

export const complaints = (connection: Connection) => connection.model<ComplaintRecord>('Complaint', schema);
