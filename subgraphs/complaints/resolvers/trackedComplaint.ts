import type {
  ComplaintEventKind,
  TrackedComplaintResolvers,
  TrackedDecisionResolvers,
  TrackedEventResolvers,
} from '../generated/schema.ts';
import type { Loaders } from '../loaders.ts';
import type { ComplaintRecord } from '../model/complaint.ts';

import { reopenUntil } from '../rules/deadline.ts';
import { statementOf } from '../rules/statement.ts';
import { refuseRating, refuseReopening, refuseWithdrawal } from '../rules/states.ts';

/** The events that a citizen sees; how a decision is carried out is not among them. */
const SHOWN = new Set<ComplaintEventKind>([
  'FILED',
  'CLAIMED',
  'TRANSFERRED',
  'RESOLVED',
  'REJECTED',
  'SENT_FOR_REVIEW',
  'WITHDRAWN',
  'RATED',
  'PROOF_ADDED',
  'REOPENED',
  'MERGED',
  'ABSORBED',
  'UNMERGED',
  'MESSAGE_SENT',
  'ANSWERED',
]);

export const trackedComplaintResolvers: TrackedComplaintResolvers = {
  history: async (complaint, _, { loaders }) => (await loaders.historyOf.load(complaint._id)).filter((event) => SHOWN.has(event.kind)),
  description: async (complaint, _, { loaders }) => (await ownStatementOf(complaint, loaders)).description,
  claimedDoses: async (complaint, _, { loaders }) => (await ownStatementOf(complaint, loaders)).claimedDoses,
  attached: async (complaint, _, { loaders }) => (await ownStatementOf(complaint, loaders)).photos.length,
  canWithdraw: (complaint) => !complaint.mergedInto && !refuseWithdrawal(complaint),
  canRate: (complaint) => !complaint.mergedInto && !refuseRating(complaint),
  reopenUntil: (complaint) =>
    !complaint.mergedInto && complaint.closedAt && !refuseReopening(complaint, new Date()) ? reopenUntil(complaint.closedAt) : null,
};

const ownStatementOf = async (complaint: ComplaintRecord, loaders: Loaders) =>
  statementOf(complaint, await loaders.historyOf.load(complaint._id));

/** What citizen and handler wrote to each other; notes of staff are not part of it. */
const WRITTEN = new Set<ComplaintEventKind>(['MESSAGE_SENT', 'ANSWERED', 'PROOF_ADDED', 'REOPENED']);

export const trackedEventResolvers: TrackedEventResolvers = {
  text: ({ kind, note }) => (WRITTEN.has(kind) ? note : null),
};

export const trackedDecisionResolvers: TrackedDecisionResolvers = {
  rejectionReason: ({ reason }) => reason,
};
