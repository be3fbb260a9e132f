import type { TrackedComplaintResolvers, TrackedEventResolvers } from '../generated/schema.ts';
import type { Loaders } from '../loaders.ts';
import type { ComplaintRecord } from '../model/complaint.ts';
import type { ComplaintEventKind } from '../model/complaintEvent.ts';
import { reopenUntil } from '../rules/deadline.ts';
import { ownWords } from '../rules/statement.ts';
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
  'SET_FREE',
  'MESSAGE_SENT',
  'ANSWERED',
]);

export const trackedComplaintResolvers: TrackedComplaintResolvers = {
  history: async (complaint, _, { loaders }) => (await loaders.historyOf.load(complaint._id)).filter((event) => TOLD.has(event.kind)),
  description: async (complaint, _, { loaders }) => (await ownWordsOf(complaint, loaders)).description,
  claimedDoses: async (complaint, _, { loaders }) => (await ownWordsOf(complaint, loaders)).claimedDoses,
  attached: async (complaint, _, { loaders }) => (await ownWordsOf(complaint, loaders)).photos.length,
  mayWithdraw: (complaint) => !complaint.joinedTo && !whyNotWithdraw(complaint),
  mayRate: (complaint) => !complaint.joinedTo && !whyNotRate(complaint),
  reopenUntil: (complaint) =>
    !complaint.joinedTo && complaint.finishedAt && !whyNotReopen(complaint, new Date()) ? reopenUntil(complaint.finishedAt) : null,
};

const ownWordsOf = async (complaint: ComplaintRecord, loaders: Loaders) => ownWords(complaint, await loaders.historyOf.load(complaint._id));

/** What citizen and handler wrote to each other; notes of staff are not part of it. */
const WRITTEN = new Set<ComplaintEventKind>(['MESSAGE_SENT', 'ANSWERED', 'PROOF_ADDED', 'REOPENED']);

export const trackedEventResolvers: TrackedEventResolvers = {
  text: ({ kind, note }) => (WRITTEN.has(kind) ? note : null),
};
