import type { TrackedComplaintResolvers, TrackedEventResolvers } from '../generated/schema.ts';
import type { ComplaintEventKind } from '../model/complaintEvent.ts';
import { reopenUntil } from '../rules/deadline.ts';
import { whyNotRate, whyNotReopen, whyNotWithdraw } from '../rules/states.ts';

/** What a citizen is told of the way of their complaint; how a decision is carried out is not part of it. */
const TOLD = new Set<ComplaintEventKind>([
  'FILED',
  'TAKEN',
  'PASSED_ON',
  'RESOLVED',
  'REJECTED',
  'SENT_FOR_REVIEW',
  'WITHDRAWN',
  'RATED',
  'PROOF_ADDED',
  'REOPENED',
  'JOINED',
  'TOOK_OVER',
  'MESSAGE_SENT',
  'ANSWERED',
]);

export const trackedComplaintResolvers: TrackedComplaintResolvers = {
  history: async (complaint, _, { loaders }) => (await loaders.historyOf.load(complaint._id)).filter((event) => TOLD.has(event.kind)),
  attached: ({ photos }) => photos.length,
  mayWithdraw: (complaint) => !complaint.joinedTo && !whyNotWithdraw(complaint),
  mayRate: (complaint) => !complaint.joinedTo && !whyNotRate(complaint),
  reopenUntil: (complaint) =>
    !complaint.joinedTo && complaint.finishedAt && !whyNotReopen(complaint, new Date()) ? reopenUntil(complaint.finishedAt) : null,
};

/** What citizen and handler wrote to each other; notes of staff are not part of it. */
const WRITTEN = new Set<ComplaintEventKind>(['MESSAGE_SENT', 'ANSWERED', 'PROOF_ADDED', 'REOPENED']);

export const trackedEventResolvers: TrackedEventResolvers = {
  text: ({ kind, note }) => (WRITTEN.has(kind) ? note : null),
};
