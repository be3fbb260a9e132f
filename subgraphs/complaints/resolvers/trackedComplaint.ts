import type { TrackedComplaintResolvers } from '../generated/schema.ts';
import type { ComplaintEventKind } from '../model/complaintEvent.ts';
import { reopenUntil } from '../rules/deadline.ts';

/** What a citizen is told of the way of their complaint; how a decision is carried out is not part of it. */
const TOLD = new Set<ComplaintEventKind>(['FILED', 'TAKEN', 'PASSED_ON', 'RESOLVED', 'REJECTED', 'PROOF_ADDED', 'REOPENED']);

export const trackedComplaintResolvers: TrackedComplaintResolvers = {
  history: async (complaint, _, { loaders }) => (await loaders.historyOf.load(complaint._id)).filter((event) => TOLD.has(event.kind)),
  reopenUntil: ({ finishedAt }) => {
    const until = finishedAt && reopenUntil(finishedAt);
    return until && until > new Date() ? until : null;
  },
};
